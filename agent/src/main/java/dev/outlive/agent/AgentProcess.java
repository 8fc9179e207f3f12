package dev.outlive.agent;

import dev.outlive.report.ProcessInfo;

/** What is known of this process and of the agent in it. */
final class AgentProcess {
  private AgentProcess() {}

  /** The agent's version, from its jar. */
  static String version() {
    String version = AgentProcess.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static ProcessInfo info() {
    return ProcessInfo.current(version());
  }
}
