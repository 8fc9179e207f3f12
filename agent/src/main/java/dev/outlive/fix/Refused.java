package dev.outlive.fix;

/** A snapshot or a read of ours that is not to be: the message says why. Costs no stack. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean thisTimeOnly;

  /** As it would be the next time: there is no point in trying again. */
  Refused(String reason) {
    this(reason, false);
  }

  private Refused(String reason, boolean thisTimeOnly) {
    super(reason, null, false, false);
    this.thisTimeOnly = thisTimeOnly;
  }

  /** Because of what this thread or session has done, as another will not have. */
  static Refused thisTime(String reason) {
    return new Refused(reason, true);
  }

  /**
   * Not on a thread that is interrupted: many a driver closes its file or socket under it, and with
   * it what the host has not committed yet.
   */
  static void ifInterrupted() throws Refused {
    if (Thread.currentThread().isInterrupted()) {
      throw thisTime("the thread is interrupted");
    }
  }

  boolean thisTimeOnly() {
    return thisTimeOnly;
  }
}
