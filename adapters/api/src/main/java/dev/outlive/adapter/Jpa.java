package dev.outlive.adapter;

/** Which JPA an ORM implements: that of {@code javax}, or Jakarta Persistence. */
public final class Jpa {
  private Jpa() {}

  /**
   * Tells the interface that the application knows an entity manager by.
   *
   * @param type an ORM's own type of an entity manager
   * @return the name of JPA's; that of the type itself, where it is no entity manager
   */
  public static String entityManager(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      if (each.getSimpleName().equals("EntityManager")) {
        return each.getName();
      }
    }
    return type.getName();
  }
}
