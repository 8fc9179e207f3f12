package dev.outlive.agent;

import dev.outlive.report.ProcessInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is known of this process and of the agent in it. */
final class AgentProcess {
  private AgentProcess() {}

  /** The agent's version, written into its jar by the build. */
  static String version() {
    try (InputStream in = AgentProcess.class.getResourceAsStream("version.txt")) {
      return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  static ProcessInfo info() {
    return ProcessInfo.current(version());
  }
}
