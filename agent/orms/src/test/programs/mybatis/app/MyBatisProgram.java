package app;

import java.util.ArrayList;
import java.util.List;

/** The cases of MyBatis by itself, and beneath Spring. */
public final class MyBatisProgram {
  private MyBatisProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>(MyBatisCases.all());
    cases.addAll(SpringCases.all());
    cases.addAll(LeakCases.all());
    Program.run(cases, Shop::new, names);
  }
}
