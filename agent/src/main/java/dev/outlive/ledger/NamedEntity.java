package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.SessionlessOrm;

/** What there is to be known of an entity that has no ORM, but what its class says. */
final class NamedEntity implements SessionlessOrm {
  /**
   * @param bound the entity
   * @param attribute the name of its getter
   */
  @Override
  public Attribute describe(Object bound, Object attribute) {
    Class<?> type = bound.getClass();
    while (generated(type.getName()) && type.getSuperclass() != Object.class) {
      type = type.getSuperclass();
    }
    return new Attribute(type.getName(), GetterCalled.property((String) attribute), null);
  }

  private static boolean generated(String type) {
    return ApplicationFrames.generated(type) || type.contains("$HibernateProxy");
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "read it by the same query, or call its getter before the close";
  }
}
