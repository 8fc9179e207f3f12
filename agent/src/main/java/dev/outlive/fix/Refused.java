package dev.outlive.fix;

/** A snapshot or a read of ours that is not to be: the message says why. Costs no stack. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int ENOUGH = 3;
  private static final int NEVER_ENOUGH = 0;

  private final int enough;

  /** As it would be the next time: there is no point in trying again. */
  Refused(String reason) {
    this(reason, 1);
  }

  private Refused(String reason, int enough) {
    super(reason, null, false, false);
    this.enough = enough;
  }

  /** Because of what this thread or session has done, as another will not have. */
  static Refused thisTime(String reason) {
    return new Refused(reason, NEVER_ENOUGH);
  }

  /** Perhaps it passes, as what is slow because everything is new, on a busy machine. */
  static Refused forNow(String reason) {
    return new Refused(reason, ENOUGH);
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

  /** After how many, one behind the other, there is no point in trying again; 0 for none. */
  int enough() {
    return enough;
  }
}
