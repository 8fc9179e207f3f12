package dev.outlive.bench;

import dev.outlive.bench.workload.Operation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Shows which hooks a workload spends its time in, by JFR's samples: see {@code bench/hooks}. Exit
 * codes: 0 done, 2 wrong usage.
 */
public final class HookTimes {

  static final String USAGE =
      """
      usage: bench/hooks [options]

        --only W2           these workloads; default: W1 and W2
        --variants a        the variants beside nothing and the no-op agent; default: outlive
        --depth 0           frames under the workload
        --jdk DIR           the JDK to run on; default: the one that runs this
        --jvm FLAG,FLAG     more flags for every JVM, such as -XX:+BackgroundCompilation
        --agent FILE        the agent; default: agent/target/outlive-agent.jar
        --tools DIR         the other agents; default: bench/target/tools
        --help              prints this

      Prints what an operation takes, and for each variant which share of the samples of Java code
      has a hook of ours on its stack, and which. JFR cannot sample what the JVM does outside Java
      code, such as reading the clock, and in some workloads, such as W3, hardly anything: then no
      shares are printed. The recordings are kept in bench/target/runs.
      """;

  private static final String WORKER = Operation.class.getName();

  /** So many samples make a share good to some percent. */
  private static final int ENOUGH = 400;

  private final CommandLine line;
  private final PrintStream out;
  private final Path folder;
  private final Variants variants;

  private HookTimes(CommandLine line, PrintStream out) {
    this.line = line;
    this.out = out;
    this.folder = RunFolder.beside(line.tools());
    this.variants = new Variants(line.agent(), line.tools(), folder);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws Exception {
    CommandLine.run(USAGE, arguments, line -> new HookTimes(line, System.out).show());
  }

  private void show() throws IOException, RunnerException {
    Files.createDirectories(folder);
    List<String> workloads = line.only().isEmpty() ? List.of("W1", "W2") : line.only();
    List<String> chosen = new ArrayList<>(List.of(Variants.NOTHING, "no-op"));
    chosen.addAll(line.variants().isEmpty() ? List.of("outlive") : line.variants());
    out.println(Machine.describe(line.jdk()) + ".");
    for (Workload workload : Workload.named(workloads)) {
      for (Setting setting : workload.settings(line.depths(List.of(0)), List.of(1))) {
        out.println();
        out.println(setting);
        for (String name : chosen) {
          sample(setting, variants.named(name).present());
        }
      }
    }
    out.println();
    out.println("Recordings: " + folder);
  }

  private void sample(Setting setting, Variant variant) throws IOException, RunnerException {
    String cell = setting + " " + variant.name();
    Path recording = RunFolder.file(folder, cell, ".jfr");
    List<String> arguments = new ArrayList<>(line.jvmArguments());
    arguments.addAll(
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints",
            "-XX:StartFlightRecording:jdk.ExecutionSample#period=1 ms,filename=" + recording));
    Path output = RunFolder.file(folder, cell, ".txt");
    Sample sample = new Fork(line.java(), arguments, Effort.QUICK, output).run(setting, variant);
    HookShares shares = read(recording);
    out.printf(
        Locale.ROOT,
        "%-12s %6.0f ns of CPU, %4.0f B; ",
        variant.name(),
        sample.cpu(),
        sample.bytes());
    if (shares.samples() < ENOUGH) {
      out.printf(Locale.ROOT, "only %d samples%n", shares.samples());
      return;
    }
    out.printf(Locale.ROOT, "%.1f %% of %,d samples in hooks%n", shares.sum(), shares.samples());
    shares.percent().entrySet().stream()
        .filter(hook -> hook.getValue() >= 0.1)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            hook -> out.printf(Locale.ROOT, "%19.1f %%  %s%n", hook.getValue(), hook.getKey()));
  }

  /** Of the later half: until then there is code that is not compiled yet. */
  private static HookShares read(Path recording) throws IOException {
    List<List<HookShares.Frame>> stacks =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
            .filter(event -> event.getStackTrace() != null)
            .sorted(Comparator.comparing(RecordedEvent::getStartTime))
            .map(HookTimes::stack)
            .filter(stack -> stack.contains(new HookShares.Frame(WORKER, "measure")))
            .toList();
    HookShares shares = new HookShares();
    stacks.subList(stacks.size() / 2, stacks.size()).forEach(shares::add);
    return shares;
  }

  private static List<HookShares.Frame> stack(RecordedEvent sample) {
    return sample.getStackTrace().getFrames().stream().map(HookShares.Frame::of).toList();
  }
}
