package app;

import java.util.ArrayList;
import java.util.List;

/** The cases of any JPA, and those of writing. */
public final class OpenJpaProgram {
  private OpenJpaProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>(JpaCases.all());
    cases.addAll(WritingCases.all());
    Program.run(cases, Shop::new, names);
  }
}
