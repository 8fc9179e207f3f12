package dev.outlive.adapter;

/** Thrown by a bounded read that would have answered only in part. */
public final class TooManyRows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param bound how many rows were allowed
   */
  public TooManyRows(int bound) {
    super("more than " + bound + " rows");
  }
}
