package app;

import java.util.ArrayList;
import java.util.List;

/** The cases of any JPA, and those that take Hibernate's own API. */
public final class HibernateProgram {
  private HibernateProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>(JpaCases.all());
    cases.addAll(HibernateCases.all());
    if (names.length > 0) {
      cases.addAll(SessionCases.all());
    }
    Program.run(cases, Shop::new, names);
  }
}
