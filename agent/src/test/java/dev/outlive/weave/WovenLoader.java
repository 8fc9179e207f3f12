package dev.outlive.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Weaves the classes that it defines, which are those of some packages; all else is the tests'. */
final class WovenLoader extends ClassLoader {
  /** What was woven, by name. */
  final Map<String, byte[]> changed = new LinkedHashMap<>();

  final Listener listener = new Listener();
  private final ClassFileTransformer transformer;
  private final List<String> below;

  /** Hears what failed. */
  static final class Listener implements WeavingListener {
    final Map<String, Throwable> failed = new TreeMap<>();

    @Override
    public void seen(String internalName, ProtectionDomain domain) {}

    @Override
    public void beforeFirst() {}

    @Override
    public void beforeFirstEntry() {}

    @Override
    public boolean serving() {
      return false;
    }

    @Override
    public void failed(String part, String className, Throwable cause) {
      failed.put(className, cause);
    }
  }

  /**
   * @param transformer makes what weaves, of whoever hears what fails
   * @param below how the names of its classes begin
   */
  WovenLoader(Function<WeavingListener, ClassFileTransformer> transformer, String... below) {
    super(WovenLoader.class.getClassLoader());
    this.transformer = transformer.apply(listener);
    this.below = List.of(below);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null || below.stream().noneMatch(name::startsWith)) {
        return known == null ? super.loadClass(name, resolve) : known;
      }
      return define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String internal = name.replace('.', '/');
    try (InputStream in = getParent().getResourceAsStream(internal + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return define(name, in.readAllBytes());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** Weaves a class, and makes it one of its own. */
  Class<?> define(String name, byte[] file) {
    try {
      byte[] woven = transformer.transform(this, name.replace('.', '/'), null, null, file);
      if (woven != null) {
        changed.put(name, woven);
      }
      byte[] result = woven == null ? file : woven;
      return defineClass(name, result, 0, result.length);
    } catch (IllegalClassFormatException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Links, which is where the verifier runs; what lacks a dependency is passed over. */
  Throwable link(String name) {
    try {
      Class.forName(name, false, this).getDeclaredMethods();
      return null;
    } catch (VerifyError e) {
      return e;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** What the verifier says of the classes of a library. */
  List<Throwable> linkAll(String artifact) throws IOException {
    List<Throwable> refused = new ArrayList<>();
    for (String name : classesIn(artifact)) {
      Throwable failure = link(name);
      if (failure != null) {
        refused.add(failure);
      }
    }
    return refused;
  }

  private static List<String> classesIn(String artifact) throws IOException {
    String entries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path jar =
        Arrays.stream(entries.split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
            .findFirst()
            .orElseThrow();
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry each : Collections.list(file.entries())) {
        String name = each.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info")) {
          names.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        }
      }
    }
    return names;
  }
}
