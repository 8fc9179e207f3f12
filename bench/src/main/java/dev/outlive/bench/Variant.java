package dev.outlive.bench;

import dev.outlive.bench.workload.Pool;
import java.util.List;

/**
 * A tool beside which something is measured, or none.
 *
 * @param name how it is called on the command line and in tables
 * @param baseline the name of the variant that it is a ratio to: the same pool without any tool
 * @param pool what the workload borrows from
 * @param jvmArguments what attaches the tool
 */
record Variant(String name, String baseline, Pool pool, List<String> jvmArguments) {

  /** A pool without any tool: its own baseline. */
  static Variant plain(String name, Pool pool) {
    return new Variant(name, name, pool, List.of());
  }

  boolean isBaseline() {
    return name.equals(baseline);
  }
}
