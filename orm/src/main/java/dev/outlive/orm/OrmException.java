package dev.outlive.orm;

/** What every exception of this package is. Unchecked. */
public abstract sealed class OrmException extends RuntimeException
    permits ContextClosedException,
        DatabaseException,
        ModelNotFoundException,
        NoContextException,
        TooManyRowsException {

  private static final long serialVersionUID = 1L;

  OrmException(String message) {
    super(message);
  }

  OrmException(String message, Throwable cause) {
    super(message, cause);
  }
}
