package dev.outlive.weave;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jars and directories of the application's class path, read as the JDK's loader for them reads
 * them, but without the URLs, connections and caches behind {@code getResourceAsStream}, which take
 * most of its time. The jars stay open, as they do for that loader. Thread-safe.
 */
final class ClassPath {
  /** That loader; null where the host has put one of its own into its place. */
  private static final ClassLoader LOADER = builtIn(ClassLoader.getSystemClassLoader());

  private static final ClassPath RUNNING = new ClassPath(System.getProperty("java.class.path", ""));

  private final List<Entry> entries = new ArrayList<>();

  ClassPath(String path) {
    for (String each : path.split(File.pathSeparator)) {
      if (!each.isEmpty()) {
        entries.add(new Entry(new File(each)));
      }
    }
  }

  private static ClassLoader builtIn(ClassLoader system) {
    return system.getClass().getModule() == Object.class.getModule() ? system : null;
  }

  /** The class path that this loader reads, or null if it is not the JDK's for it. */
  static ClassPath of(ClassLoader loader) {
    return loader == LOADER ? RUNNING : null;
  }

  /**
   * The class file of this name, or null if there is none: it may still come from what the loader
   * was told of later, or from what a jar's manifest adds.
   *
   * @throws IOException if it cannot be read
   */
  byte[] read(String name) throws IOException {
    for (Entry entry : entries) {
      byte[] file = entry.read(name + ".class");
      if (file != null) {
        return file;
      }
    }
    return null;
  }

  private static final class Entry {
    private final File file;
    private boolean opened;
    private boolean directory;
    private JarFile jar;

    Entry(File file) {
      this.file = file;
    }

    byte[] read(String name) throws IOException {
      JarFile archive = open();
      if (archive == null && !directory) {
        return null;
      }
      try (InputStream in = archive == null ? inDirectory(name) : inJar(archive, name)) {
        return in == null ? null : in.readAllBytes();
      }
    }

    private synchronized JarFile open() {
      if (!opened) {
        opened = true;
        directory = file.isDirectory();
        try {
          if (file.isFile()) {
            jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
          }
        } catch (IOException e) {
          // No archive: the loader, too, passes it over.
          jar = null;
        }
      }
      return jar;
    }

    private static InputStream inJar(JarFile jar, String name) throws IOException {
      ZipEntry entry = jar.getEntry(name);
      return entry == null ? null : jar.getInputStream(entry);
    }

    /** Not by a channel: those fail on a thread that is interrupted. */
    private InputStream inDirectory(String name) throws IOException {
      File found = new File(file, name);
      return found.isFile() ? new FileInputStream(found) : null;
    }
  }
}
