package dev.outlive.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The command line of {@code bench/run}, read. */
final class CommandLine {

  static final String USAGE =
      """
      usage: bench/run [options]

        --quick             depth 0, one thread, two rounds, fewer iterations
        --only W1,W3        these workloads only
        --variants a,b      these variants only, and the baselines that they are ratios to;
                            outlive@FILE, outlive-off@FILE, ... take a build of the agent of their own
        --depth 0,100       frames under the workload
        --threads 1,2       threads that work at the same time
        --rounds N          JVMs a cell; default 3, or 2
        --jdk DIR           the JDK to measure on; default: the one that runs this
        --agent FILE        the agent; default: agent/target/outlive-agent.jar
        --table FILE        prints the tables of samples that were measured before
        --list              lists workloads and variants
        --help              prints this

      W4 needs a PostgreSQL: jdbc:postgresql://127.0.0.1:5432/test with user postgres, or what
      BENCH_POSTGRES_URL, BENCH_POSTGRES_USER and BENCH_POSTGRES_PASSWORD say. Everything else that a
      run writes is kept in bench/target/runs.""";

  /** What to do. */
  enum Action {
    MEASURE,
    TABLE,
    LIST,
    HELP
  }

  private Action action = Action.MEASURE;
  private List<Workload> workloads = List.of(Workload.values());
  private List<String> variants;
  private List<Integer> depths;
  private List<Integer> threads;
  private int rounds;
  private boolean quick;
  private Path jdk = Path.of(System.getProperty("java.home"));
  private Path agent;
  private Path tools;
  private Path table;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it makes no sense; the message says why
   */
  CommandLine(String... arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    while (!left.isEmpty()) {
      String option = left.pop();
      switch (option) {
        case "--quick" -> quick = true;
        case "--list" -> action = Action.LIST;
        case "--help" -> action = Action.HELP;
        case "--only" ->
            workloads = list(option, left).stream().map(CommandLine::workload).toList();
        case "--variants" -> variants = list(option, left);
        case "--depth" -> depths = numbers(option, left);
        case "--threads" -> threads = numbers(option, left);
        case "--rounds" -> rounds = number(value(option, left));
        case "--jdk" -> jdk = file(option, left);
        case "--agent" -> agent = file(option, left);
        case "--tools" -> tools = file(option, left);
        case "--table" -> {
          action = Action.TABLE;
          table = file(option, left);
        }
        default -> throw new IllegalArgumentException("Unknown option " + option);
      }
    }
  }

  Action action() {
    return action;
  }

  /** The names of the chosen variants, or null for all. */
  List<String> variants() {
    return variants;
  }

  int rounds() {
    return rounds > 0 ? rounds : quick ? 2 : 3;
  }

  Effort effort() {
    return quick ? Effort.QUICK : Effort.FULL;
  }

  /** The {@code java} to measure on. */
  Path java() {
    return jdk.resolve("bin").resolve("java");
  }

  Path jdk() {
    return jdk;
  }

  Path agent() {
    return agent;
  }

  Path tools() {
    return tools;
  }

  /** The file of samples to print. */
  Path table() {
    return table;
  }

  List<Workload> workloads() {
    return workloads;
  }

  List<Integer> depths() {
    return depths != null ? depths : quick ? List.of(0) : List.of(0, 100);
  }

  List<Integer> threads() {
    return threads != null ? threads : quick ? List.of(1) : List.of(1, 2);
  }

  private static Workload workload(String name) {
    try {
      return Workload.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "No workload is called " + name + "; there are " + Arrays.toString(Workload.values()), e);
    }
  }

  private static List<Integer> numbers(String option, Deque<String> left) {
    return list(option, left).stream().map(CommandLine::number).toList();
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is no number", e);
    }
  }

  private static List<String> list(String option, Deque<String> left) {
    return List.of(value(option, left).split(","));
  }

  private static Path file(String option, Deque<String> left) {
    return Path.of(value(option, left)).toAbsolutePath();
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.pop();
  }
}
