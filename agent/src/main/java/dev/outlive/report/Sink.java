package dev.outlive.report;

/** Where records go. Used by the writer's thread only. */
interface Sink extends AutoCloseable {

  /**
   * Writes a record.
   *
   * @param severity how bad, or null for a notice
   */
  void write(Severity severity, String text);

  @Override
  void close();
}
