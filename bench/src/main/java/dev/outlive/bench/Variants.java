package dev.outlive.bench;

import dev.outlive.bench.workload.Pool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All variants, in the order of the tables. */
final class Variants {

  static final String NOTHING = "nothing";

  /** What switches auto-fix on. */
  static final String AUTO_FIX = "-Doutlive.autofix=true";

  private static final String OURS = "outlive";

  private final Map<String, Variant> byName = new LinkedHashMap<>();
  private final Path logs;

  /**
   * Finds the tools.
   *
   * @param agent our agent's jar
   * @param tools the folder of the other agents' jars
   * @param logs a folder for what our agent writes
   */
  Variants(Path agent, Path tools, Path logs) {
    this.logs = logs;
    pooled(NOTHING, NOTHING, Pool.HIKARI);
    add(Variant.agent("no-op", Variant.AGENT + tools.resolve("no-op-agent.jar")));
    for (String mode : List.of("", "-full", "-site", "-off", "-autofix")) {
      add(ours(OURS + mode, mode, agent));
    }
    add(
        Variant.agent(
            "opentelemetry",
            Variant.AGENT + tools.resolve("opentelemetry-javaagent.jar"),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
    pooled(NOTHING, "hikari-leak-detection", Pool.HIKARI_LEAK_DETECTION);
    pooled(NOTHING, "datasource-proxy", Pool.DATASOURCE_PROXY);
    pooled(NOTHING, "p6spy", Pool.P6SPY);
    pooled("tomcat", "tomcat", Pool.TOMCAT);
    pooled("tomcat", "tomcat-log-abandoned", Pool.TOMCAT_ABANDONED);
    pooled("dbcp2", "dbcp2", Pool.DBCP2);
    pooled("dbcp2", "dbcp2-log-abandoned", Pool.DBCP2_ABANDONED);
    pooled("c3p0", "c3p0", Pool.C3P0);
    pooled("c3p0", "c3p0-debug-stacks", Pool.C3P0_DEBUG_STACKS);
    pooled("agroal", "agroal", Pool.AGROAL);
    pooled("agroal", "agroal-leak-timeout", Pool.AGROAL_LEAK_TIMEOUT);
    pooled("agroal", "agroal-enhanced-report", Pool.AGROAL_ENHANCED_REPORT);
  }

  private void pooled(String baseline, String name, Pool pool) {
    add(Variant.pooled(baseline, name, pool));
  }

  private void add(Variant variant) {
    byName.put(variant.name(), variant);
  }

  /** Our agent, with a mode of {@code outlive.stacks}, or with auto-fix. */
  private Variant ours(String name, String mode, Path agent) {
    Path log = RunFolder.file(logs, name, ".log");
    List<String> arguments = new ArrayList<>();
    arguments.add(Variant.AGENT + agent);
    arguments.add(Variant.LOG_FILE + log);
    switch (mode) {
      case "" -> {}
      case "-autofix" -> {
        arguments.add(AUTO_FIX);
        arguments.add("-Doutlive.profile=" + RunFolder.file(logs, name, ".profile"));
      }
      default -> arguments.add("-Doutlive.stacks=" + mode.substring(1));
    }
    return new Variant(name, NOTHING, Pool.HIKARI, arguments, Optional.of(log));
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
    return at < 0
        ? byName.get(kind)
        : ours(
            name, kind.substring(OURS.length()), Path.of(name.substring(at + 1)).toAbsolutePath());
  }

  /**
   * Those of these names, or all if there are none, and the baselines that they are ratios to: each
   * once, baselines first.
   */
  List<Variant> withBaselines(List<String> names) {
    Map<String, Variant> chosen = new LinkedHashMap<>();
    for (String name : names.isEmpty() ? names() : names) {
      Variant variant = named(name);
      chosen.putIfAbsent(variant.baseline(), named(variant.baseline()));
      chosen.putIfAbsent(name, variant);
    }
    return List.copyOf(chosen.values());
  }
}
