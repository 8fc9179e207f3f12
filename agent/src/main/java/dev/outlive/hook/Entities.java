package dev.outlive.hook;

/** What is called by woven code of classes that the user has named as entities. */
public final class Entities {
  private static volatile EntityTracker tracker;

  private Entities() {}

  /** Sets, or with null takes away, what entities are reported to. */
  public static void install(EntityTracker newTracker) {
    tracker = newTracker;
  }

  /** A constructor of an entity returns: its own, or that of a class it extends. */
  public static void made(Object entity) {
    EntityTracker t = tracker;
    if (t != null) {
      t.made(entity);
    }
  }

  /**
   * A getter begins.
   *
   * @return to be handed to what is called at its end; null if nothing is to be said of it
   */
  public static Object getting(Object entity, String getter) {
    EntityTracker t = tracker;
    return t == null ? null : t.getting(entity, getter);
  }

  /** A getter has returned. */
  public static void got(Object getting) {
    EntityTracker t = tracker;
    if (getting != null && t != null) {
      t.got(getting);
    }
  }

  /** A getter has thrown. */
  public static void failed(Throwable thrown, Object getting) {
    EntityTracker t = tracker;
    if (getting != null && t != null) {
      t.failed(thrown, getting);
    }
  }
}
