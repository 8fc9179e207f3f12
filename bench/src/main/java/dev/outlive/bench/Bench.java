package dev.outlive.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the agent costs, beside what people use today, and prints tables: see {@code
 * bench/run}. Exit codes: 0 done, 1 something was not measured, 2 wrong usage.
 */
public final class Bench {

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
    String now =
        LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    this.folder = line.tools().resolveSibling("runs").resolve(now);
    this.variants = new Variants(line.agent(), line.tools(), folder);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws IOException {
    int status;
    try {
      status = new Bench(new CommandLine(arguments), System.out, System.err).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println();
      System.err.println(CommandLine.USAGE);
      status = 2;
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  private int run() throws IOException {
    switch (line.action()) {
      case HELP -> out.println(CommandLine.USAGE);
      case LIST -> list();
      case TABLE -> {
        for (String text : Files.readAllLines(line.table())) {
          if (!text.equals(Sample.HEADER)) {
            samples.add(Sample.parse(text));
          }
        }
        tables();
      }
      case MEASURE -> measure();
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
    Files.createDirectories(folder);
    double loadBefore = Machine.load();
    learn(round);
    for (int turn = 1; turn <= line.rounds(); turn++) {
      for (int cell = 0; cell < round.size(); cell++) {
        progress.printf(
            Locale.ROOT,
            "round %d of %d, %d of %d: %s: ",
            turn,
            line.rounds(),
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
    progress.println("Samples and output: " + folder);
  }

  private record Cell(Setting setting, Variant variant) {
    @Override
    public String toString() {
      return setting + ", " + variant.name();
    }
  }

  private List<Cell> round() throws IOException {
    int jdk = Machine.feature(line.jdk());
    List<Variant> chosen =
        variants.withBaselines(line.variants() == null ? variants.names() : line.variants());
    List<Cell> round = new ArrayList<>();
    for (Workload workload : line.workloads()) {
      if (jdk < workload.oldestJdk()) {
        progress.println(workload + " is left out: it needs JDK " + workload.oldestJdk());
        continue;
      }
      List<Variant> taken = new ArrayList<>(chosen.stream().filter(workload::takes).toList());
      if (!taken.isEmpty()) {
        // Once more at the end: how far its measurements lie apart is the noise.
        taken.add(taken.get(0));
      }
      for (Setting setting : workload.settings(line.depths(), line.threads())) {
        taken.forEach(variant -> round.add(new Cell(setting, variant)));
      }
    }
    return round;
  }

  private Fork fork(String cell) {
    return new Fork(
        line.java(), line.effort(), folder.resolve(cell.replaceAll("[^A-Za-z0-9]+", "-") + ".txt"));
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
        fork("learning " + learner.name()).run(new Setting(Workload.W7, 0, 1), learner);
      } catch (RunnerException | IllegalStateException e) {
        throw new IOException(learner.name() + " could not learn", e);
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

  private void tables() {
    CostTables tables = new CostTables(samples, name -> variants.named(name).baseline());
    out.println(tables.summary());
    out.print(tables.details());
  }

  private void append(Sample sample) throws IOException {
    Path file = folder.resolve("samples.tsv");
    String header = Files.exists(file) ? "" : Sample.HEADER + "\n";
    Files.writeString(
        file, header + sample.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
