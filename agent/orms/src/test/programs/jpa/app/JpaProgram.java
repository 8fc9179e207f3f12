package app;

/** The cases of any JPA. */
public final class JpaProgram {
  private JpaProgram() {}

  public static void main(String[] names) throws Exception {
    Program.run(JpaCases.all(), Shop::new, names);
  }
}
