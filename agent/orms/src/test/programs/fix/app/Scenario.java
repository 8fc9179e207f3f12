package app;

/** A thing to try; the thread bears its name while it runs. */
record Scenario(String name, Body body) {

  /** What it does. */
  @FunctionalInterface
  interface Body {
    void run() throws Exception;
  }

  void run() throws Exception {
    Thread thread = Thread.currentThread();
    String former = thread.getName();
    thread.setName(name);
    try {
      body.run();
    } finally {
      thread.setName(former);
    }
  }
}
