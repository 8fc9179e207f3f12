package dev.outlive.it.program;

/**
 * Parts of a program that do nothing wrong: prints a {@code SECTION} each, with what was counted.
 */
final class Sections {

  private final AgentView agent;

  Sections(AgentView agent) {
    this.agent = agent;
  }

  /** What is done. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Does it. */
  void run(String name, Step step) throws Exception {
    long before = agent.violations();
    step.run();
    System.out.println("SECTION violations=" + (agent.violations() - before) + " " + name);
  }
}
