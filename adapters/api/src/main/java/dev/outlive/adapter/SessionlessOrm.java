package dev.outlive.adapter;

/** Of an ORM without sessions: whatever is read is loaded then, or refused. */
public interface SessionlessOrm extends Orm {
  @Override
  default boolean hasSessions() {
    return false;
  }

  @Override
  default Object session(Object session) {
    return null;
  }

  @Override
  default String sessionType(Object session) {
    throw new UnsupportedOperationException("there are none");
  }

  @Override
  default String letsGoBy(Object session) {
    return null;
  }

  @Override
  default boolean detached(Object bound) {
    return false;
  }
}
