package dev.outlive.orm;

/** The database, its driver or its pool refused; the cause says why. */
public final class DatabaseException extends OrmException {

  private static final long serialVersionUID = 1L;

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
