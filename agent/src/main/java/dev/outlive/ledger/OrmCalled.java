package dev.outlive.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks, from inside a getter of an entity outwards, for an ORM that nobody has called but the
 * entity's own class: the ORM has put that there, and knows when it may read. Confined to a thread.
 */
final class OrmCalled {
  private final Predicate<String> ofOrm;
  private final Set<String> entity = new HashSet<>();
  private final String getter;

  /** Whether the last frame that was none of the entity's is the ORM's. */
  private boolean called;

  private boolean reached;

  /**
   * @param ofOrm whether a class is one of an ORM that is known, by its name
   * @param entity the class of the entity
   * @param getter the getter's name
   */
  OrmCalled(Predicate<String> ofOrm, Class<?> entity, String getter) {
    this.ofOrm = ofOrm;
    this.getter = getter;
    for (Class<?> up = entity; up != null && up != Object.class; up = up.getSuperclass()) {
      this.entity.add(up.getName());
    }
  }

  /** On this thread, by the getter that it is in. */
  boolean here() {
    Walk.outwards(this::next);
    return reached && called;
  }

  /** By what has thrown something. */
  boolean by(Throwable thrown) {
    called = false;
    reached = false;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (next(frame.getClassName(), frame.getMethodName())) {
        break;
      }
    }
    return reached && called;
  }

  /** Whether this frame is the getter's. */
  private boolean next(String type, String method) {
    if (!entity.contains(type)) {
      called = ofOrm.test(type);
    } else if (method.equals(getter)) {
      reached = true;
    }
    return reached;
  }
}
