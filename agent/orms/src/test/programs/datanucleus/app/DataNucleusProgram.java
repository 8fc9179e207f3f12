package app;

import java.util.ArrayList;
import java.util.List;

/** The cases of any JPA, and those of writing. */
public final class DataNucleusProgram {
  private DataNucleusProgram() {}

  public static void main(String[] names) throws Exception {
    // An application may have made one before it asks for anything of DataNucleus's.
    new Customer();
    List<Case> cases = new ArrayList<>(JpaCases.all());
    cases.addAll(WritingCases.all());
    Program.run(
        cases,
        // With and without a transaction.
        pool -> new Shop(pool, "datanucleus.ConnectionFactory", "datanucleus.ConnectionFactory2"),
        names);
  }
}
