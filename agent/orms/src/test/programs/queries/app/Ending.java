package app;

/** Where connections end: what the agent says of {@code closed} is to name a method of these. */
final class Ending {
  private Ending() {}

  static void endByClose(AutoCloseable connection) throws Exception {
    connection.close();
  }
}
