package dev.outlive.fix;

/** A read of ours that was not done when its time was up, whatever it has read. Costs no stack. */
final class TookTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TookTooLong(int maxMillis) {
    super("longer than " + maxMillis + " ms", null, false, false);
  }
}
