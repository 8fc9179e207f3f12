package dev.outlive.hook;

/**
 * The slow side of {@link Entities}, implemented once, in the agent's own loader. Implementations
 * contain their failures; the one thing that they may throw is a verdict, where it says so.
 */
public abstract class EntityTracker {
  /** For the one implementation. */
  protected EntityTracker() {}

  /** An entity has been made. */
  public abstract void made(Object entity);

  /**
   * A getter of an entity begins.
   *
   * @return to be handed on when it has ended; null if nothing is to be said of it
   */
  public abstract Object getting(Object entity, String getter);

  /**
   * Such a getter has returned.
   *
   * @throws RuntimeException the verdict, if violations are to be thrown
   */
  public abstract void got(Object getting);

  /** Such a getter has thrown. */
  public abstract void failed(Throwable thrown, Object getting);
}
