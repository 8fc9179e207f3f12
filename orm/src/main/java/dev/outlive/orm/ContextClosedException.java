package dev.outlive.orm;

/**
 * An attribute that had not been loaded was read where it can no longer be: the {@link
 * ConnectionContext} that its model was read in has been closed (or belongs to another thread, or
 * the model is a detached copy), the reading thread has no context of that database open, and
 * {@link Database#autoconnect(boolean) autoconnect} is off. The message names the model, the
 * attribute and the cures.
 */
public final class ContextClosedException extends OrmException {

  private static final long serialVersionUID = 1L;

  private ContextClosedException(String message) {
    super(message);
  }

  static ContextClosedException of(Model model, LazyAttribute<?> attribute) {
    String what = model + "." + attribute.name();
    if (model.database() == null) {
      return new ContextClosedException(
          what
              + " is not loaded, and this model is bound to no database: it is new, or a copy."
              + " Load the attribute before copying the model.");
    }
    String cures =
        " Read it before the context closes, prefetch or select it with the query,"
            + " open a context around its use, or switch autoconnect on.";
    ConnectionContext context = model.context();
    if (context == null) {
      return new ContextClosedException(
          what + " is not loaded, and this thread has no open connection context." + cures);
    }
    return new ContextClosedException(
        what
            + (context.isOpen()
                ? " is not loaded, and the connection context in which the model was read belongs"
                    + " to another thread."
                : " is not loaded, and the connection context in which the model was read has been"
                    + " closed.")
            + cures);
  }
}
