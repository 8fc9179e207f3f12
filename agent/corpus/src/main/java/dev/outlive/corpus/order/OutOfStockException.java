package dev.outlive.corpus.order;

/** Somebody ordered more than there is; the order is not placed. */
public final class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutOfStockException(String product) {
    super("There is not enough of " + product);
  }
}
