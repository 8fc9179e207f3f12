package app;

import org.eclipse.persistence.jpa.JpaHelper;

/** The cases of any JPA, each with a cold cache: what was only invalidated stays loaded. */
public final class EclipseLinkProgram {
  private EclipseLinkProgram() {}

  public static void main(String[] names) throws Exception {
    Program.run(
        JpaCases.all(),
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
