package dev.outlive.bench;

import dev.outlive.bench.workload.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A tool beside which something is measured, or none.
 *
 * @param name how it is called on the command line and in tables
 * @param baseline the name of the variant that it is a ratio to: the same pool without any tool
 * @param pool what the workload borrows from
 * @param jvmArguments what attaches the tool
 * @param log where our agent writes to, if it is the tool
 */
record Variant(
    String name, String baseline, Pool pool, List<String> jvmArguments, Optional<Path> log) {

  static final String AGENT = "-javaagent:";

  /** Where our agent writes to. */
  static final String LOG_FILE = "-Doutlive.log.file=";

  /** What a pool has built in, or is wrapped in; or the pool itself, if it is its own baseline. */
  static Variant pooled(String baseline, String name, Pool pool) {
    return new Variant(name, baseline, pool, List.of(), Optional.empty());
  }

  /**
   * Checks that the tool is there.
   *
   * @throws IllegalArgumentException if its jar is not
   */
  Variant present() {
    for (String argument : jvmArguments) {
      if (argument.startsWith(AGENT)
          && !Files.exists(Path.of(argument.substring(AGENT.length())))) {
        throw new IllegalArgumentException(
            "For " + name + " there is no " + argument.substring(AGENT.length()));
      }
    }
    return this;
  }

  /** What attaches the tool as most people do: ours writes to standard error. */
  List<String> withoutLogFile() {
    return jvmArguments.stream().filter(argument -> !argument.startsWith(LOG_FILE)).toList();
  }

  /** An agent, on HikariCP. */
  static Variant agent(String name, String... jvmArguments) {
    return new Variant(
        name, Variants.NOTHING, Pool.HIKARI, List.of(jvmArguments), Optional.empty());
  }
}
