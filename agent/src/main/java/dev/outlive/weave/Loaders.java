package dev.outlive.weave;

/** Class loaders whose classes are never woven. */
final class Loaders {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader OWN = Loaders.class.getClassLoader();

  private Loaders() {}

  static boolean never(ClassLoader loader) {
    return loader == null || loader == PLATFORM || loader == OWN;
  }
}
