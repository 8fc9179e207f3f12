package dev.outlive.adapter.mybatis;

/** The classes that MyBatis has Javassist or CGLIB generate, for what has lazy properties. */
final class Generated {
  private static final String IN_NAMES = "$$";

  private Generated() {}

  /** The class that the result map names. */
  static Class<?> from(Class<?> type) {
    Class<?> named = type;
    while (named.getName().contains(IN_NAMES) && named.getSuperclass() != null) {
      named = named.getSuperclass();
    }
    return named;
  }
}
