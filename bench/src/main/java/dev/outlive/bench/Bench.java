package dev.outlive.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the agent costs, beside what people use today, and prints tables: see {@code
 * bench/run}. Exit codes: 0 done, 1 something was not measured, 2 wrong usage.
 */
public final class Bench {

  static final String USAGE =
      """
      usage: bench/run [options]

        --quick             depth 0, one thread, two rounds, fewer iterations
        --only W1,W3        these workloads only
        --variants a,b      these variants only, and the baselines that they are ratios to;
                            outlive@FILE, outlive-off@FILE, ... take a build of the agent of their own
        --depth 0,100       frames under the workload
        --threads 1,2       threads that work at the same time
        --rounds N          JVMs a cell; default 3
        --jdk DIR           the JDK to measure on; default: the one that runs this
        --jvm FLAG,FLAG     more flags for every JVM, such as -XX:+BackgroundCompilation
        --agent FILE        the agent; default: agent/target/outlive-agent.jar
        --tools DIR         the other agents; default: bench/target/tools
        --table FILE        prints the tables of samples that were measured before
        --picture FILE      also draws them, as SVG
        --list              lists workloads and variants
        --help              prints this

      W4 needs a PostgreSQL, on 127.0.0.1 or where OUTLIVE_TEST_POSTGRES_URL says. Everything that a run
      writes is kept in bench/target/runs.
      """;

  private final CommandLine line;
  private final PrintStream out;
  private final PrintStream progress;

  /** Where everything of this run is kept. */
  private final Path folder;

  private final Variants variants;
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Bench(CommandLine line, PrintStream out, PrintStream progress) {
    this.line = line;
    this.out = out;
    this.progress = progress;
    this.folder = RunFolder.beside(line.tools());
    this.variants = new Variants(line.agent(), line.tools(), folder);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws IOException {
    int status;
    try {
      status = new Bench(new CommandLine(USAGE, arguments), System.out, System.err).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println();
      System.err.print(USAGE);
      status = 2;
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  private int run() throws IOException {
    if (line.help()) {
      out.print(USAGE);
    } else if (line.list()) {
      list();
    } else if (line.table() != null) {
      read(line.table());
      tables();
    } else {
      measure();
    }
    return failures.isEmpty() ? 0 : 1;
  }

  private void list() {
    for (Workload workload : Workload.values()) {
      out.println(workload + "  " + workload.title());
    }
    variants.names().forEach(out::println);
  }

  private void measure() throws IOException {
    List<Cell> round = round();
    int rounds = line.rounds(line.quick() ? 2 : 3);
    Files.createDirectories(folder);
    double loadBefore = Machine.load();
    learn(round);
    for (int turn = 1; turn <= rounds; turn++) {
      for (int cell = 0; cell < round.size(); cell++) {
        progress.printf(
            Locale.ROOT,
            "round %d of %d, %d of %d: %s: ",
            turn,
            rounds,
            cell + 1,
            round.size(),
            round.get(cell));
        measure(round.get(cell));
      }
    }
    out.printf(
        Locale.ROOT,
        "%s; load %.1f before, %.1f after.%n%n",
        Machine.describe(line.jdk()),
        loadBefore,
        Machine.load());
    tables();
    failures.forEach(failure -> out.println("Not measured: " + failure));
    progress.println("Samples, logs and what the JVMs wrote: " + folder);
  }

  private record Cell(Setting setting, Variant variant) {
    @Override
    public String toString() {
      return setting + ", " + variant.name();
    }
  }

  private List<Cell> round() throws IOException {
    int jdk = Machine.feature(line.jdk());
    List<Integer> depths = line.depths(line.quick() ? List.of(0) : List.of(0, 100));
    List<Integer> threads = line.threads(line.quick() ? List.of(1) : List.of(1, 2));
    List<Variant> chosen = variants.withBaselines(line.variants());
    chosen.forEach(Variant::present);
    List<Cell> round = new ArrayList<>();
    for (Workload workload : Workload.named(line.only())) {
      if (jdk < workload.oldestJdk()) {
        progress.println(workload + " is left out: it needs JDK " + workload.oldestJdk());
        continue;
      }
      List<Variant> taken = new ArrayList<>(chosen.stream().filter(workload::takes).toList());
      if (!taken.isEmpty()) {
        // Once more at the end: how far its measurements lie apart is the noise.
        taken.add(taken.get(0));
      }
      for (Setting setting : workload.settings(depths, threads)) {
        taken.forEach(variant -> round.add(new Cell(setting, variant)));
      }
    }
    return round;
  }

  private Fork fork(String cell) {
    Effort effort = line.quick() ? Effort.QUICK : Effort.FULL;
    return new Fork(line.java(), line.jvmArguments(), effort, RunFolder.file(folder, cell, ".txt"));
  }

  /** Auto-fix is measured with what it has learned, so it is let see a mistake first. */
  private void learn(List<Cell> round) throws IOException {
    List<Variant> learners =
        round.stream()
            .map(Cell::variant)
            .distinct()
            .filter(variant -> variant.jvmArguments().contains(Variants.AUTO_FIX))
            .toList();
    for (Variant learner : learners) {
      progress.println(learner.name() + " learns");
      try {
        fork(learner.name() + " learns").run(new Setting(Workload.W7, 0, 1), learner);
      } catch (RunnerException | IllegalStateException e) {
        throw new IOException(learner.name() + " could not learn; see " + folder, e);
      }
    }
  }

  private void measure(Cell cell) throws IOException {
    try {
      Sample sample = fork(cell.toString()).run(cell.setting(), cell.variant());
      samples.add(sample);
      append(sample);
      progress.printf(
          Locale.ROOT,
          "%.1f ns of CPU, %.0f B (load %.1f)%n",
          sample.cpu(),
          sample.bytes(),
          Machine.load());
    } catch (RunnerException | IllegalStateException e) {
      progress.println("FAILED, " + e.getMessage());
      failures.add(cell + ": " + e.getMessage());
    }
  }

  private void tables() throws IOException {
    CostTables tables = new CostTables(samples, name -> variants.named(name).baseline());
    out.println(tables.summary());
    out.print(tables.details());
    if (line.picture() != null) {
      Files.writeString(line.picture(), new CostPicture(tables).svg());
    }
  }

  private void append(Sample sample) throws IOException {
    Path file = folder.resolve("samples.tsv");
    String header = Files.exists(file) ? "" : Sample.HEADER + "\n";
    Files.writeString(
        file, header + sample.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void read(Path file) throws IOException {
    for (String text : Files.readAllLines(file)) {
      if (!text.equals(Sample.HEADER)) {
        samples.add(Sample.parse(text));
      }
    }
  }
}
