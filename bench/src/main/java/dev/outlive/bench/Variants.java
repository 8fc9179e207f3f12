package dev.outlive.bench;

import dev.outlive.bench.workload.Pool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All variants, in the order of the tables. */
final class Variants {

  static final String NOTHING = "nothing";
  private static final String OURS = "outlive";

  private final Map<String, Variant> byName = new LinkedHashMap<>();
  private final Path logs;

  /**
   * Finds the tools.
   *
   * @param agent our agent's jar
   * @param tools the folder of the other agents' jars
   * @param logs a folder for our agent's logs
   */
  Variants(Path agent, Path tools, Path logs) {
    this.logs = logs;
    add(Variant.plain(NOTHING, Pool.HIKARI));
    add(attached("no-op", "-javaagent:" + tools.resolve("no-op-agent.jar")));
    for (String mode : List.of("", "-full", "-site", "-off", "-autofix")) {
      add(ours(OURS + mode, OURS + mode, agent));
    }
    add(on(NOTHING, "hikari-leak-detection", Pool.HIKARI_LEAK_DETECTION));
  }

  private void add(Variant variant) {
    byName.put(variant.name(), variant);
  }

  private static Variant on(String baseline, String name, Pool pool) {
    return new Variant(name, baseline, pool, List.of());
  }

  private static Variant attached(String name, String... jvmArguments) {
    return new Variant(name, NOTHING, Pool.HIKARI, List.of(jvmArguments));
  }

  /** Our agent, as the name says: with a mode of {@code outlive.stacks}, or with auto-fix. */
  private Variant ours(String name, String kind, Path agent) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-javaagent:" + agent);
    arguments.add("-Doutlive.log.file=" + logs.resolve("outlive-%p.log"));
    String mode = kind.substring(OURS.length());
    switch (mode) {
      case "" -> {}
      case "-autofix" -> arguments.add("-Doutlive.autofix=true");
      default -> arguments.add("-Doutlive.stacks=" + mode.substring(1));
    }
    return attached(name, arguments.toArray(String[]::new));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * A variant by its name. One of ours may name a build of its own: {@code outlive-off@FILE}.
   *
   * @throws IllegalArgumentException if there is none
   */
  Variant named(String name) {
    int at = name.indexOf('@');
    String kind = at < 0 ? name : name.substring(0, at);
    if (!byName.containsKey(kind) || (at >= 0 && !kind.startsWith(OURS))) {
      throw new IllegalArgumentException(
          "No variant is called " + name + "; there are " + String.join(", ", names()));
    }
    return at < 0 ? byName.get(kind) : ours(name, kind, Path.of(name.substring(at + 1)));
  }

  /**
   * Those of these names, and the baselines that they are ratios to, each once, baselines first.
   */
  List<Variant> withBaselines(List<String> names) {
    Map<String, Variant> chosen = new LinkedHashMap<>();
    for (String name : names) {
      Variant variant = named(name);
      chosen.putIfAbsent(variant.baseline(), named(variant.baseline()));
      chosen.putIfAbsent(name, variant);
    }
    return List.copyOf(chosen.values());
  }
}
