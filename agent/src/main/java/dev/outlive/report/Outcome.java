package dev.outlive.report;

/** What the calling code got from a violating call. */
public enum Outcome {
  THREW("the host's own exception, unchanged"),
  SILENT("a value or nothing, no sign of trouble"),
  RECONNECTED("another connection was taken to answer"),
  SNAPSHOT("served from a snapshot"),
  RELOADED("served by one short read"),
  RESTORED("the connection's state was restored"),
  BLOCKED("the call was stopped, as outlive.on-violation=throw asks"),
  REPORTED("nothing was being called"),
  RESOLVED("closed after all");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** The spelling of the JSON record. */
  public String text() {
    return Spelling.of(this);
  }

  /** What the outcome means, in a few words. */
  public String meaning() {
    return meaning;
  }
}
