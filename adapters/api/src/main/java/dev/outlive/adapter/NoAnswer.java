package dev.outlive.adapter;

/** Thrown by a read of the agent's that cannot be, or has nothing to answer with. */
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason why, as the end of a sentence
   */
  public NoAnswer(String reason) {
    super(reason, null, false, false);
  }
}
