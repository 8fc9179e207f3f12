package app;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.jpa.JpaHelper;

/**
 * The cases of any JPA and those of writing, each with a cold cache: what was only invalidated
 * stays loaded.
 */
public final class EclipseLinkProgram {
  private EclipseLinkProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>(JpaCases.all());
    cases.addAll(WritingCases.all());
    Program.run(
        cases,
        pool ->
            new Shop(
                pool,
                factory ->
                    JpaHelper.getServerSession(factory)
                        .getIdentityMapAccessor()
                        .initializeAllIdentityMaps()),
        names);
  }
}
