package dev.outlive.adapter;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * Of an ORM without sessions: whatever is read is loaded then, or refused, and each bound object
 * knows whose it is. What all of them answer alike.
 */
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
  default Object factory(Object session) {
    return null;
  }

  @Override
  default Object borrower(Object session) {
    return null;
  }

  @Override
  default Connection connection(Object session) {
    return null;
  }

  @Override
  default String letsGoBy(Object session) {
    return null;
  }

  @Override
  default boolean detached(Object bound) {
    return false;
  }

  @Override
  default Attribute identity(Object session, Object entity) {
    return null;
  }

  @Override
  default Collection<?> boundOf(Object session, Object entity) {
    return List.of();
  }

  @Override
  default boolean ownerUnknown(Object bound) {
    return false;
  }

  @Override
  default void owners(Object session, Owners owners) {
    // Each knows its own.
  }

  @Override
  default boolean refusal(Throwable thrown) {
    return false;
  }

  @Override
  default Collection<?> entities(Object session) {
    return null;
  }

  @Override
  default boolean entity(Object object) {
    return false;
  }

  /** Those that are known make no classes of their own. */
  @Override
  default String type(Object entity) {
    return entity.getClass().getName();
  }

  @Override
  default List<String> unloaded(Object entity) {
    return List.of();
  }
}
