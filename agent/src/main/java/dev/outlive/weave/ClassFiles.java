package dev.outlive.weave;

import java.io.IOException;
import java.io.InputStream;

/** The class files of types that are not loaded yet, or whose loading must not be caused by us. */
final class ClassFiles {
  private ClassFiles() {}

  /**
   * The class file that this loader would define the type of this name from, or null if it shows
   * none.
   *
   * @throws IOException if it cannot be read
   * @throws RuntimeException as the host's loader does
   */
  static byte[] read(ClassLoader loader, String name) throws IOException {
    ClassLoader from =
        loader == null || ofJdk(name) ? ClassLoader.getPlatformClassLoader() : loader;
    ClassPath path = ClassPath.of(from);
    byte[] file = path == null ? null : path.read(name);
    if (file != null) {
      return file;
    }
    try (InputStream in = from.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static boolean ofJdk(String name) {
    return name.startsWith("java/")
        || name.startsWith("javax/sql/")
        || JdbcKind.named(name) != null;
  }
}
