package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every class of the drivers, pools and wrappers on the test class path is offered to the weaver,
 * and what it changes passes the JVM's own verifier.
 */
class DriverClassesTest {
  private static final List<String> JARS =
      List.of(
          "h2",
          "hsqldb",
          "derby",
          "sqlite-jdbc",
          "duckdb_jdbc",
          "postgresql",
          "mariadb-java-client",
          "mysql-connector-j",
          "HikariCP",
          "tomcat-jdbc",
          "commons-dbcp2",
          "c3p0",
          "agroal-pool",
          "druid",
          "p6spy",
          "datasource-proxy",
          "spring-jdbc");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsWovenIsVerified(boolean serving) throws IOException {
    Map<String, Integer> wovenByJar = new TreeMap<>();
    Map<String, String> rejected = new TreeMap<>();
    try (Woven woven = new Woven(serving);
        URLClassLoader plain = new URLClassLoader(woven.getURLs(), new Below())) {
      for (String jar : JARS) {
        int before = woven.changed.size();
        for (String name : woven.targetsIn(jar)) {
          Throwable failure = link(woven, name);
          // What cannot be linked as it is lacks an optional dependency.
          if (failure != null && link(plain, name) == null) {
            rejected.put(name, failure.toString());
          }
        }
        wovenByJar.put(jar, woven.changed.size() - before);
      }
      assertThat(woven.failed).isEmpty();
    }
    assertThat(rejected).isEmpty();
    assertThat(wovenByJar).hasSize(JARS.size()).doesNotContainValue(0);
  }

  /** Links, which is where the verifier runs, without initialising. */
  private static Throwable link(ClassLoader loader, String name) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return type.getDeclaredMethods() == null ? new AssertionError() : null;
    } catch (ClassNotFoundException | LinkageError e) {
      return e;
    }
  }

  private static Path jar(String artifact) {
    return classPath()
        .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(artifact + " is not on the class path"));
  }

  private static Stream<Path> classPath() {
    String entries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(entries.split(File.pathSeparator)).map(Path::of);
  }

  /** The JDK and the hooks. */
  private static final class Below extends ClassLoader {
    Below() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.outlive.hook.")) {
        return DriverClassesTest.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  /** Weaves what it defines, as the two transformers would. */
  private static final class Woven extends URLClassLoader {
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Map<String, Throwable> failed = new TreeMap<>();
    private final Weaver weaver;

    Woven(boolean serving) {
      super(jars(), new Below());
      weaver =
          new Weaver(
              new Hierarchy(Set.of()),
              new AtomicReference<>(),
              new OrmTargets(new NoOrms(), notice -> {}),
              new WovenClasses(),
              new Listener(serving));
    }

    private record Listener(boolean serving) implements WeavingListener {
      @Override
      public void seen(String internalName, ProtectionDomain domain) {}

      @Override
      public void beforeFirst() {}

      @Override
      public void beforeFirstEntry() {}

      @Override
      public void failed(String part, String className, Throwable cause) {
        throw new AssertionError(className, cause);
      }
    }

    private static URL[] jars() {
      List<URL> urls = new ArrayList<>();
      classPath()
          .filter(path -> path.toString().endsWith(".jar"))
          .forEach(
              path -> {
                try {
                  urls.add(path.toUri().toURL());
                } catch (MalformedURLException e) {
                  throw new AssertionError(e);
                }
              });
      return urls.toArray(new URL[0]);
    }

    /** Of all the classes of a jar those that the weaver wants. */
    private List<String> targetsIn(String artifact) throws IOException {
      List<String> targets = new ArrayList<>();
      try (JarFile file = new JarFile(jar(artifact).toFile())) {
        for (JarEntry entry : Collections.list(file.entries())) {
          String name = entry.getName();
          if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
            byte[] content = file.getInputStream(entry).readAllBytes();
            String internal = name.substring(0, name.length() - ".class".length());
            if (weaver.target(this, internal, content) != null) {
              targets.add(internal.replace('/', '.'));
            }
          }
        }
      }
      return targets;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] file = in.readAllBytes();
        byte[] result = woven(name.replace('.', '/'), file);
        return defineClass(name, result, 0, result.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private byte[] woven(String name, byte[] file) {
      try {
        ClassType type = weaver.target(this, name, file);
        if (type == null) {
          return file;
        }
        byte[] members = weaver.withMembers(type, file);
        byte[] base = members == null ? file : members;
        byte[] advice = weaver.withAdvice(type, base);
        if (advice != null) {
          changed.put(name, advice);
        }
        return advice == null ? base : advice;
      } catch (RuntimeException e) {
        failed.put(name, e);
        return file;
      }
    }
  }
}
