package dev.outlive.hook;

/**
 * The slow side of {@link Entries}, implemented once, in the agent's own loader. Implementations
 * contain their failures; nothing leaves them.
 */
public abstract class EntryTracker {
  /** For the one implementation. */
  protected EntryTracker() {}

  /**
   * A thread that is in no request enters one.
   *
   * @param request what the entry was given; null of a method that is a request by its name
   * @param name of such a method; else null
   * @return to be handed to {@link #left}; null if nothing is to be said of it
   */
  public abstract Object entered(Calls calls, Object request, String name);

  /** The thread has left the request that it had entered. */
  public abstract void left(Calls calls, Object entered, boolean threw);
}
