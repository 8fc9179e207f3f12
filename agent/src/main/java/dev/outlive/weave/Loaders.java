package dev.outlive.weave;

/** Class loaders, and which of their classes are never woven. */
public final class Loaders {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader OWN = Loaders.class.getClassLoader();

  /** Where the JDK puts proxies of public interfaces (from 16 on, each loader's in its module). */
  private static final String PROXIES = "jdk/proxy";

  private Loaders() {}

  /**
   * Whether a class is never woven. Of what the platform's loader defines only JDK proxies may be
   * the host's: whoever makes them with the loader of {@code java.sql.Connection} (MyBatis' pool)
   * has them there.
   *
   * @param internalName the class's
   */
  static boolean never(ClassLoader loader, String internalName) {
    return loader == null
        || loader == OWN
        || loader == PLATFORM && !internalName.startsWith(PROXIES);
  }

  /** Whether a class, which is loaded, is never woven. */
  public static boolean never(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    // Asked of all that is loaded when the agent starts, which is the JVM's own: no names of those.
    return loader == null || never(loader, type.getName().replace('.', '/'));
  }
}
