package dev.outlive.orm;

/**
 * A statement was to be run, but the thread has no open {@link ConnectionContext} and {@link
 * Database#autoconnect(boolean) autoconnect} is off.
 */
public final class NoContextException extends OrmException {

  private static final long serialVersionUID = 1L;

  NoContextException(String message) {
    super(message);
  }
}
