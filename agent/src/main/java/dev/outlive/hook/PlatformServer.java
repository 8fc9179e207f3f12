package dev.outlive.hook;

import java.util.function.Consumer;

/** What is called by woven code where the platform's MBean server is handed out. */
public final class PlatformServer {
  private static volatile Consumer<Object> awaiting;

  private PlatformServer() {}

  /** Sets who is told of the server when it is handed out next, and then no more. */
  public static void await(Consumer<Object> told) {
    awaiting = told;
  }

  /** The server is handed out to whoever asked for it. */
  public static void handedOut(Object server) {
    Consumer<Object> told = awaiting;
    if (told != null) {
      awaiting = null;
      told.accept(server);
    }
  }
}
