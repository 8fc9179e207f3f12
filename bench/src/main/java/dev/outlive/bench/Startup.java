package dev.outlive.bench;

import dev.outlive.bench.startup.HelloWorld;
import dev.outlive.bench.startup.HibernateBoot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times whole JVMs in pairs, one without and one with a tool, and prints tables: see {@code
 * bench/startup}. Exit codes: 0 done, 1 failed with a reason, 2 wrong usage.
 */
public final class Startup {

  static final String USAGE =
      """
      usage: bench/startup [options]

        --quick             three pairs
        --only HELLO        this program only; there are HELLO and HIBERNATE
        --variants a,b      these agents only; outlive@FILE, ... take a build of their own, nothing
                            shows the noise
        --rounds N          pairs a program and variant; default 11
        --jdk DIR           the JDK to measure on; default: the one that runs this
        --agent FILE        the agent; default: agent/target/outlive-agent.jar
        --tools DIR         the other agents; default: bench/target/tools
        --help              prints this
      """;

  private static final List<String> AGENTS =
      List.of(Variants.NOTHING, "no-op", "outlive", "outlive-autofix", "opentelemetry");

  private final CommandLine line;
  private final PrintStream out;
  private final PrintStream progress;
  private final Path folder;
  private final Variants variants;

  /** What is started. */
  private enum Program {
    HELLO("hello, world", HelloWorld.class),
    HIBERNATE("Hibernate on HikariCP and H2, one query", HibernateBoot.class);

    private final String title;
    private final Class<?> main;

    Program(String title, Class<?> main) {
      this.title = title;
      this.main = main;
    }

    static List<Program> named(List<String> names) {
      try {
        return names.isEmpty() ? List.of(values()) : names.stream().map(Program::valueOf).toList();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("No such program: " + names, e);
      }
    }
  }

  private Startup(CommandLine line, PrintStream out, PrintStream progress) {
    this.line = line;
    this.out = out;
    this.progress = progress;
    this.folder = RunFolder.beside(line.tools());
    this.variants = new Variants(line.agent(), line.tools(), folder);
  }

  /** Runs the command line. */
  public static void main(String[] arguments) throws Exception {
    CommandLine.run(USAGE, arguments, line -> new Startup(line, System.out, System.err).measure());
  }

  private void measure() throws IOException, InterruptedException {
    List<Program> programs = Program.named(line.only());
    List<Variant> chosen =
        (line.variants().isEmpty() ? AGENTS : line.variants())
            .stream().map(variants::named).map(Variant::present).toList();
    int rounds = line.rounds(line.quick() ? 3 : 11);
    Files.createDirectories(folder);
    double loadBefore = Machine.load();
    Map<Program, StartupTable> tables = new EnumMap<>(Program.class);
    for (int round = 1; round <= rounds; round++) {
      for (Program program : programs) {
        for (Variant variant : chosen) {
          progress.printf("round %d of %d: %s, %s: ", round, rounds, program, variant.name());
          pair(
              program,
              variant,
              round % 2 == 0,
              tables.computeIfAbsent(program, name -> new StartupTable()));
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%s; load %.1f before, %.1f after.%n%n",
        Machine.describe(line.jdk()),
        loadBefore,
        Machine.load());
    tables.forEach((program, table) -> out.printf("### %s%n%n%s%n", program.title, table));
  }

  /** Starts both, now one first, now the other: what is second may find the files in memory. */
  private void pair(Program program, Variant variant, boolean toolFirst, StartupTable table)
      throws IOException, InterruptedException {
    Variant nothing = variants.named(Variants.NOTHING);
    JvmCost first = start(program, toolFirst ? variant : nothing);
    JvmCost second = start(program, toolFirst ? nothing : variant);
    JvmCost without = toolFirst ? second : first;
    JvmCost with = toolFirst ? first : second;
    table.add(variant.name(), without, with);
    progress.printf(
        Locale.ROOT,
        "%.0f ms without, %.0f with (load %.1f)%n",
        without.wall(),
        with.wall(),
        Machine.load());
  }

  private JvmCost start(Program program, Variant variant) throws IOException, InterruptedException {
    TimedJvm jvm = new TimedJvm(line.java(), folder);
    JvmCost cost = jvm.run(program.main, variant.withoutLogFile());
    if (variant.log().isPresent() && program == Program.HIBERNATE) {
      AgentLog.read(jvm.errors()).check(false);
    }
    return cost;
  }
}
