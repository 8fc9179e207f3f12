package dev.outlive.orm;

/** There is no such row: none that the query matches, or the model's own is gone. */
public final class ModelNotFoundException extends OrmException {

  private static final long serialVersionUID = 1L;

  ModelNotFoundException(String message) {
    super(message);
  }
}
