package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Entries;
import dev.outlive.hook.EntryTracker;
import dev.outlive.hook.Hooks;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where requests are entered, and what is woven there. */
class EntryWeavingTest {
  private static final String CHAIN = "com/sun/net/httpserver/Filter$Chain";

  private static final ScopeMethods NONE = new Named("", "");

  /** All methods of the classes below a package, or one of them. */
  private record Named(String classes, String method) implements ScopeMethods {
    @Override
    public boolean concerns(String className) {
      return !classes.isEmpty() && className.startsWith(classes);
    }

    @Override
    public boolean contains(String className, String name) {
      return concerns(className) && (method.isEmpty() || method.equals(name));
    }
  }

  private static final class Listener implements WeavingListener {
    private final Map<String, Throwable> failed = new TreeMap<>();

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
    public void failed(String className, Throwable cause) {
      failed.put(className, cause);
    }
  }

  /** Weaves what it defines; everything else is the tests' own. */
  private static final class Woven extends ClassLoader {
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Listener listener = new Listener();
    private final EntryTransformer transformer;
    private final List<String> below;

    Woven(ScopeMethods named, String... below) {
      super(EntryWeavingTest.class.getClassLoader());
      this.transformer =
          new EntryTransformer(named, new AtomicReference<>(), new WovenClasses(), listener);
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
        byte[] file = in.readAllBytes();
        byte[] woven = transformer.transform(this, internal, null, null, file);
        if (woven != null) {
          changed.put(name, woven);
        }
        byte[] result = woven == null ? file : woven;
        return defineClass(name, result, 0, result.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    /** Links, which is where the verifier runs; what lacks a dependency is passed over. */
    private Throwable link(String name) {
      try {
        Class.forName(name, false, this).getDeclaredMethods();
        return null;
      } catch (VerifyError e) {
        return e;
      } catch (ClassNotFoundException | LinkageError e) {
        return null;
      }
    }
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

  @AfterEach
  void forget() {
    Entries.install(null);
  }

  @Test
  void servletsAndChainsOfFiltersAreEntries() throws IOException {
    Woven woven = new Woven(NONE, "jakarta.", "org.apache.", "org.springframework.");
    for (String artifact : List.of("tomcat-embed-core", "spring-web", "spring-webmvc")) {
      for (String name : classesIn(artifact)) {
        assertThat(woven.link(name)).isNull();
      }
    }
    assertThat(woven.listener.failed).isEmpty();
    assertThat(woven.changed.keySet())
        .contains(
            "jakarta.servlet.http.HttpServlet", "org.apache.catalina.core.ApplicationFilterChain")
        .doesNotContain(
            "jakarta.servlet.Servlet",
            "jakarta.servlet.GenericServlet",
            "org.springframework.web.filter.OncePerRequestFilter",
            "org.springframework.web.servlet.DispatcherServlet")
        .hasSizeLessThan(20);
  }

  @Test
  void allHandlersOfTheJdksServerAreCalledThroughOneEntry() throws IOException {
    EntryTransformer transformer =
        new EntryTransformer(NONE, new AtomicReference<>(), new WovenClasses(), new Listener());
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (InputStream in = platform.getResourceAsStream(CHAIN + ".class")) {
      byte[] file = in.readAllBytes();
      assertThat(new EntryTargets(NONE).of(CHAIN, ClassHeader.of(file)))
          .containsOnlyKeys("doFilter(Lcom/sun/net/httpserver/HttpExchange;)V");
      assertThat(transformer.transform(platform, CHAIN, null, null, file)).isNotNull();
    }
    assertThat(EntryTargets.offered(platform, "com/sun/net/httpserver/HttpServer")).isFalse();
  }

  @Test
  void anyMethodThatIsNamedCanBeWoven() throws IOException {
    Woven woven = new Woven(new Named("org.h2.", ""), "org.h2.");
    List<Throwable> refused = new ArrayList<>();
    for (String name : classesIn("h2")) {
      Throwable failure = woven.link(name);
      if (failure != null) {
        refused.add(failure);
      }
    }
    assertThat(refused).isEmpty();
    assertThat(woven.listener.failed).isEmpty();
    assertThat(woven.changed).hasSizeGreaterThan(500);
  }

  /** What is woven below. */
  public static final class Job implements DoubleSupplier {
    /** For the loader. */
    public Job() {}

    @Override
    public double getAsDouble() {
      long sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += i;
      }
      return inner(sum, 0.5);
    }

    private static double inner(long sum, double half) {
      if (sum > 2) {
        throw new IllegalStateException("as it should");
      }
      return sum + half;
    }
  }

  private static final class Told extends EntryTracker {
    private final List<String> told = new ArrayList<>();

    @Override
    public Object entered(Calls calls, Object request, String name) {
      told.add("entered " + name);
      calls.visit = name;
      return name;
    }

    @Override
    public void left(Calls calls, Object entered, boolean threw) {
      told.add((threw ? "threw " : "left ") + entered);
    }
  }

  @Test
  void theOutermostEntryIsLeftHoweverItEnds() throws ReflectiveOperationException {
    Told tracker = new Told();
    Entries.install(tracker);
    DoubleSupplier job = job("");

    assertThatThrownBy(job::getAsDouble).isInstanceOf(IllegalStateException.class);
    assertThat(tracker.told)
        .containsExactly(
            "entered EntryWeavingTest.Job.getAsDouble", "threw EntryWeavingTest.Job.getAsDouble");
    assertThat(Hooks.calls().visit).isNull();
  }

  @Test
  void onlyTheMethodsThatAreNamedAreEntries() throws ReflectiveOperationException {
    Told tracker = new Told();
    Entries.install(tracker);

    assertThatThrownBy(job("inner")::getAsDouble).isInstanceOf(IllegalStateException.class);
    assertThat(tracker.told)
        .containsExactly("entered EntryWeavingTest.Job.inner", "threw EntryWeavingTest.Job.inner");
  }

  @Test
  void withoutATrackerNothingHappens() throws ReflectiveOperationException {
    assertThatThrownBy(job("")::getAsDouble).isInstanceOf(IllegalStateException.class);
    assertThat(Hooks.calls().visit).isNull();
  }

  private static DoubleSupplier job(String method) throws ReflectiveOperationException {
    Woven woven = new Woven(new Named(Job.class.getName(), method), Job.class.getName());
    return (DoubleSupplier)
        woven.loadClass(Job.class.getName()).getDeclaredConstructor().newInstance();
  }
}
