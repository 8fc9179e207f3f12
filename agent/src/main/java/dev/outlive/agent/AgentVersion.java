package dev.outlive.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The agent's version, written into its jar by the build. */
final class AgentVersion {
  private AgentVersion() {}

  /** Reads it. */
  static String read() {
    try (InputStream in = AgentVersion.class.getResourceAsStream("version.txt")) {
      return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "?";
    }
  }
}
