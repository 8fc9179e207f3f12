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
 * bench/run}. Exit codes: 0 done, 1 failed with a reason, 2 wrong usage.
 */
public final class Bench {

  private final CommandLine line;
  private final Variants variants;
  private final Path logs;
  private final PrintStream out;
  private final PrintStream progress;

  private Bench(CommandLine line, PrintStream out, PrintStream progress) throws IOException {
    this.line = line;
    this.out = out;
    this.progress = progress;
    this.logs = Files.createTempDirectory("outlive-bench");
    this.variants = new Variants(line.agent(), line.tools(), logs);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    CommandLine line;
    try {
      line = new CommandLine(arguments);
      if (line.action() == CommandLine.Action.HELP) {
        System.out.println(CommandLine.USAGE);
        return;
      }
      new Bench(line, System.out, System.err).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println();
      System.err.println(CommandLine.USAGE);
      System.exit(2);
    }
  }

  private void run() throws IOException, RunnerException {
    switch (line.action()) {
      case LIST -> list();
      case TABLE -> tables(read(line.samples()));
      default -> measure();
    }
  }

  private void list() {
    for (Workload workload : Workload.values()) {
      out.println(workload + "  " + workload.title());
    }
    variants.names().forEach(out::println);
  }

  private void measure() throws IOException, RunnerException {
    List<Variant> chosen =
        variants.withBaselines(line.variants() == null ? variants.names() : line.variants());
    // Once more at the end of a round: how far its two measurements lie apart is the noise.
    List<Variant> round = new ArrayList<>(chosen);
    round.add(chosen.get(0));
    Path file = line.samples() == null ? newFile() : line.samples();
    Fork fork = new Fork(line.java(), line.effort());
    double loadBefore = Machine.load();
    List<Sample> samples = new ArrayList<>();
    int cell = 0;
    int cells = line.rounds() * line.settings().size() * round.size();
    for (int turn = 1; turn <= line.rounds(); turn++) {
      for (Setting setting : line.settings()) {
        for (Variant variant : round) {
          Sample sample = fork.run(setting, variant);
          samples.add(sample);
          append(file, sample);
          progress.printf(
              Locale.ROOT,
              "%d/%d round %d, %s, %s: %.1f ns of CPU, %.0f B (load %.1f)%n",
              ++cell,
              cells,
              turn,
              setting,
              variant.name(),
              sample.cpu(),
              sample.bytes(),
              Machine.load());
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%s; load %.1f before, %.1f after; samples: %s%n%n",
        Machine.describe(line.jdk()),
        loadBefore,
        Machine.load(),
        file);
    tables(samples);
  }

  private void tables(List<Sample> samples) {
    CostTables tables = new CostTables(samples, name -> variants.named(name).baseline());
    out.println(tables.summary());
    out.print(tables.details());
  }

  private static List<Sample> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(text -> !text.equals(Sample.HEADER))
        .map(Sample::parse)
        .toList();
  }

  private static void append(Path file, Sample sample) throws IOException {
    String header = Files.exists(file) ? "" : Sample.HEADER + "\n";
    Files.writeString(
        file, header + sample.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path newFile() throws IOException {
    Path folder = Files.createDirectories(line.tools().resolveSibling("samples"));
    return folder.resolve(System.currentTimeMillis() + ".tsv");
  }
}
