package dev.outlive.bench;

import dev.outlive.bench.workload.DeepWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures one variant in one JVM of its own. */
final class Fork {

  /**
   * The same heap and collector everywhere, whatever the machine would choose. Heap that is touched
   * for the first time may cost more than what is measured, so all of it is touched before; and
   * code waits for its compiler, which may otherwise come late on a busy machine.
   */
  private static final List<String> JVM =
      List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch", "-Xbatch");

  private final Path java;
  private final List<String> jvmArguments;
  private final Effort effort;
  private final Path output;

  /**
   * @param java the command
   * @param jvmArguments more of them, for every variant
   * @param output where JMH and the JVMs write to
   */
  Fork(Path java, List<String> jvmArguments, Effort effort, Path output) {
    this.java = java;
    this.jvmArguments = jvmArguments;
    this.effort = effort;
    this.output = output;
  }

  /**
   * Measures.
   *
   * @throws RunnerException if the JVM failed
   * @throws IllegalStateException if our agent did
   */
  Sample run(Setting setting, Variant variant) throws RunnerException, IOException {
    if (variant.log().isPresent()) {
      Files.deleteIfExists(variant.log().get());
    }
    RunResult result = new Runner(options(setting, variant)).runSingle();
    if (variant.log().isPresent()) {
      AgentLog.read(variant.log().get()).check(setting.workload().violates());
    }
    return new Sample(
        setting,
        variant.name(),
        secondary(result, CpuTime.WORKERS),
        secondary(result, CpuTime.LEAST),
        secondary(result, CpuTime.OTHERS),
        secondary(result, "gc.alloc.rate.norm"),
        result.getPrimaryResult().getScore());
  }

  private static double secondary(RunResult result, String name) {
    return result.getSecondaryResults().get(name).getScore();
  }

  private Options options(Setting setting, Variant variant) {
    List<String> arguments = new ArrayList<>(JVM);
    arguments.addAll(jvmArguments);
    arguments.addAll(List.of(DeepWorkers.jvmArguments(setting.depth())));
    arguments.addAll(variant.jvmArguments());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\b" + setting.workload().operation().getSimpleName() + "\\.measure$")
            .param("pool", variant.pool().name())
            .threads(setting.threads())
            .forks(1)
            .jvm(java.toString())
            .jvmArgs(arguments.toArray(String[]::new))
            .addProfiler(CpuTime.class)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .output(output.toString());
    return setting.workload().rhythm().set(options, effort).build();
  }
}
