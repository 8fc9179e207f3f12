package dev.outlive.orm;

/** A bounded read would have answered only in part; nothing of it is kept. */
public final class TooManyRowsException extends OrmException {

  private static final long serialVersionUID = 1L;

  TooManyRowsException(LazyAttribute<?> attribute, int bound) {
    super(attribute + " has more than " + bound + " rows");
  }
}
