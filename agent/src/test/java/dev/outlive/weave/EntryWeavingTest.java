package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Entries;
import dev.outlive.hook.EntryTracker;
import dev.outlive.hook.Hooks;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
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

  private static WovenLoader woven(ScopeMethods named, String... below) {
    return new WovenLoader(
        listener ->
            new EntryTransformer(named, new AtomicReference<>(), new WovenClasses(), listener),
        below);
  }

  @AfterEach
  void forget() {
    Entries.install(null);
  }

  @Test
  void servletsAndChainsOfFiltersAreEntries() throws IOException {
    WovenLoader woven = woven(NONE, "jakarta.", "org.apache.", "org.springframework.");
    for (String artifact : List.of("tomcat-embed-core", "spring-web", "spring-webmvc")) {
      assertThat(woven.linkAll(artifact)).isEmpty();
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
        new EntryTransformer(
            NONE, new AtomicReference<>(), new WovenClasses(), new WovenLoader.Listener());
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
    WovenLoader woven = woven(new Named("org.h2.", ""), "org.h2.");
    assertThat(woven.linkAll("h2")).isEmpty();
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
    WovenLoader woven = woven(new Named(Job.class.getName(), method), Job.class.getName());
    return (DoubleSupplier)
        woven.loadClass(Job.class.getName()).getDeclaredConstructor().newInstance();
  }
}
