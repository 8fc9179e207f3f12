package dev.outlive.hook;

/** The life at the end of a chain, which depends on nothing: a lease. */
public abstract class RootLife extends Life {
  /**
   * Of the thread that it began on, which mostly has it until it ends: a shorter way there than by
   * a thread-local. Null if that is not known.
   */
  private final Calls calls;

  /**
   * @param calls of the thread that it begins on, or null
   */
  protected RootLife(Calls calls) {
    super(null);
    this.calls = calls;
  }

  @Override
  final Calls calls() {
    return calls;
  }
}
