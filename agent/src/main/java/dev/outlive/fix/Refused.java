package dev.outlive.fix;

/** A snapshot or a read of ours that is not to be: the message says why. Costs no stack. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String reason) {
    super(reason, null, false, false);
  }
}
