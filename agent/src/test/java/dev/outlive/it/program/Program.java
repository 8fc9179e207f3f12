package dev.outlive.it.program;

/** What a JVM under the agent runs. */
public interface Program {

  /**
   * Runs to the end.
   *
   * @param arguments from the command line
   * @param agent the agent that this JVM runs under
   * @throws Exception when the run says nothing about the agent
   */
  void run(String[] arguments, AgentView agent) throws Exception;
}
