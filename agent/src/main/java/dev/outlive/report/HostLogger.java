package dev.outlive.report;

/**
 * The host's own log, logger {@code dev.outlive}. Called by the writer's thread {@code
 * outlive-writer} only, one call at a time.
 */
public interface HostLogger {
  /** Logs a violation of severity error. */
  void error(String text);

  /** Logs a violation of severity warning. */
  void warn(String text);

  /** Logs what is no violation. */
  void info(String text);
}
