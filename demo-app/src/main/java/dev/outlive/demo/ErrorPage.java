package dev.outlive.demo;

/** An error as the user gets it: the kind of exception and its message, on one line. */
final class ErrorPage extends Exception {

  private static final long serialVersionUID = 1L;

  ErrorPage(String message) {
    super(message);
  }

  private ErrorPage(String message, Throwable cause) {
    super(message, cause);
  }

  /** The page for what an application's code threw. */
  static ErrorPage of(Throwable thrown) {
    if (thrown instanceof ErrorPage page) {
      return page;
    }
    Throwable told = thrown;
    // A template engine wraps what a getter threw, often more than once.
    while (thrown instanceof Page.RenderingFailed && told.getCause() != null) {
      told = told.getCause();
    }
    String line = String.valueOf(told.getMessage()).lines().findFirst().orElse("");
    return new ErrorPage(told.getClass().getSimpleName() + ": " + line, thrown);
  }

  /** The kind of exception alone. */
  String kind() {
    return getMessage().split(":", 2)[0];
  }
}
