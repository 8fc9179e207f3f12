package dev.outlive.weave;

/**
 * What the first transformer has found out about a class file, for the last one: the JVM shows each
 * an array of its own, and to read it once more takes as long again.
 *
 * @param loader the class's loader by its number, so that it is not kept
 * @param className the class
 * @param length the file's
 * @param there whether the file mentions servlets
 */
record ServletMention(int loader, String className, int length, boolean there) {

  /** Of the file of a class. */
  static ServletMention of(ClassLoader loader, String className, byte[] file, boolean there) {
    return new ServletMention(System.identityHashCode(loader), className, file.length, there);
  }

  /** Whether it says of this file of a class that it mentions none. */
  boolean rulesOut(ClassLoader ofClass, String name, byte[] file) {
    return !there
        && length == file.length
        && loader == System.identityHashCode(ofClass)
        && className.equals(name);
  }
}
