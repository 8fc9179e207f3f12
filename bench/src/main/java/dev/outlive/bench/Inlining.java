package dev.outlive.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Shows what the JIT does with a workload, without the agent and with it, and what it does not do
 * with the agent's hooks: see {@code bench/inlining}. Exit codes: 0 done, 2 wrong usage.
 */
public final class Inlining {

  static final String USAGE =
      """
      usage: bench/inlining [options]

        --only W3           these workloads; default: W2 and W3
        --variants a        the variants beside nothing; default: outlive
        --depth 0           frames under the workload
        --jdk DIR           the JDK to run on; default: the one that runs this
        --jvm FLAG,FLAG     more flags for every JVM, such as -XX:+BackgroundCompilation
        --agent FILE        the agent; default: agent/target/outlive-agent.jar
        --tools DIR         the other agents; default: bench/target/tools
        --help              prints this

      Prints what C2 did not inline: hooks and accessors of ours; and what it did inline without the
      agent. The whole output is kept in bench/target/runs.
      """;

  private static final List<String> PRINTING =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintCompilation", "-XX:+PrintInlining");

  private final CommandLine line;
  private final PrintStream out;
  private final Path folder;
  private final Variants variants;

  private Inlining(CommandLine line, PrintStream out) {
    this.line = line;
    this.out = out;
    this.folder = RunFolder.beside(line.tools());
    this.variants = new Variants(line.agent(), line.tools(), folder);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws Exception {
    CommandLine.run(USAGE, arguments, line -> new Inlining(line, System.out).show());
  }

  private void show() throws IOException, RunnerException {
    Files.createDirectories(folder);
    List<String> workloads = line.only().isEmpty() ? List.of("W2", "W3") : line.only();
    List<String> names = line.variants().isEmpty() ? List.of("outlive") : line.variants();
    for (Workload workload : Workload.named(workloads)) {
      for (Setting setting : workload.settings(line.depths(List.of(0)), List.of(1))) {
        CompilationLog without = run(setting, variants.named(Variants.NOTHING));
        for (String name : names) {
          compare(setting, name, without, run(setting, variants.named(name).present()));
        }
      }
    }
    out.println("Output: " + folder);
  }

  private CompilationLog run(Setting setting, Variant variant) throws IOException, RunnerException {
    List<String> arguments = new ArrayList<>(PRINTING);
    arguments.addAll(line.jvmArguments());
    Path output = RunFolder.file(folder, setting + " " + variant.name(), ".txt");
    new Fork(line.java(), arguments, Effort.QUICK, output).run(setting, variant);
    return new CompilationLog(Files.readAllLines(output));
  }

  private void compare(
      Setting setting, String variant, CompilationLog without, CompilationLog with) {
    print(
        setting + ", " + variant + ": hooks and accessors of ours that were not inlined",
        with.refused(CompilationLog::ours));
    print(
        setting + ", " + variant + ": not inlined, but without it",
        with.refused(
            verdict ->
                !CompilationLog.ours(verdict)
                    && without.inlines(verdict.method())
                    && !without.refused(verdict::equals).containsKey(verdict)));
  }

  private void print(String title, Map<CompilationLog.Verdict, Integer> refused) {
    out.println(title + (refused.isEmpty() ? ": none" : ""));
    refused.forEach((verdict, count) -> out.printf("%5d  %s%n", count, verdict));
    out.println();
  }
}
