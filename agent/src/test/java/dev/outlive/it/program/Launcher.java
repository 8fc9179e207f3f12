package dev.outlive.it.program;

import java.util.Arrays;

/** Runs the program that is named first, then says how the agent fared. */
public final class Launcher {

  private Launcher() {}

  /** Ends the JVM even if a pool or driver left a thread behind. */
  public static void main(String[] arguments) {
    int exitCode = 0;
    try {
      AgentView agent = new AgentView();
      Program program =
          Class.forName(arguments[0])
              .asSubclass(Program.class)
              .getDeclaredConstructor()
              .newInstance();
      program.run(Arrays.copyOfRange(arguments, 1, arguments.length), agent);
      System.out.println("AGENT " + agent.summary());
    } catch (Throwable failure) {
      failure.printStackTrace();
      exitCode = 1;
    }
    System.out.flush();
    System.exit(exitCode);
  }
}
