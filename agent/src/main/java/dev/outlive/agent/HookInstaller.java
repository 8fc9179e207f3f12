package dev.outlive.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defines what woven code touches into {@code java.lang}, where every class loader, OSGi's and
 * JBoss Modules' included, finds it. Must not mention those classes itself: the first mention has
 * to come after.
 */
final class HookInstaller {
  /** Renamed by the build; super types first. */
  private static final List<String> CLASSES =
      List.of(
          "dev.outlive.hook.Life",
          "dev.outlive.hook.RootLife",
          "dev.outlive.hook.Stamped",
          "dev.outlive.hook.Calls",
          "dev.outlive.hook.Tracker",
          "dev.outlive.hook.Hooks",
          "dev.outlive.hook.Hooks$PerThread",
          "dev.outlive.hook.EntryTracker",
          "dev.outlive.hook.Entries",
          "dev.outlive.hook.EntityTracker",
          "dev.outlive.hook.Entities",
          "dev.outlive.hook.PlatformServer");

  private HookInstaller() {}

  static void install(Instrumentation instrumentation) throws IOException, IllegalAccessException {
    // To our loader only: java.lang stays closed to everybody else.
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(HookInstaller.class.getModule())),
        Set.of(),
        Map.of());
    MethodHandles.Lookup inJavaLang =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (String name : CLASSES) {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = HookInstaller.class.getClassLoader().getResourceAsStream(file)) {
        if (in == null) {
          throw new IOException("the agent's jar lacks " + file);
        }
        inJavaLang.defineClass(in.readAllBytes());
      }
    }
  }
}
