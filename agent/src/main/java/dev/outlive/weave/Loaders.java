package dev.outlive.weave;

/** Class loaders whose classes are never woven. */
public final class Loaders {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader OWN = Loaders.class.getClassLoader();

  private Loaders() {}

  /** Whether nothing that this loader defines is woven. */
  public static boolean never(ClassLoader loader) {
    return loader == null || loader == PLATFORM || loader == OWN;
  }
}
