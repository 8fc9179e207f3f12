package dev.outlive.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A command line, read. Which options there are is for its usage to say. */
final class CommandLine {

  private boolean help;
  private boolean list;
  private boolean quick;
  private List<String> only = List.of();
  private List<String> variants = List.of();
  private List<String> jvmArguments = List.of();
  private List<Integer> depths = List.of();
  private List<Integer> threads = List.of();
  private int rounds;
  private Path jdk = Path.of(System.getProperty("java.home"));
  private Path agent;
  private Path tools;
  private Path table;
  private Path picture;

  /** What a command does. */
  @FunctionalInterface
  interface Command {
    void run(CommandLine line) throws Exception;
  }

  /**
   * Runs a command, or prints its usage: on request, or where the command line makes no sense, with
   * exit code 2.
   *
   * @param usage the text that says which options there are
   * @throws Exception what the command throws
   */
  static void run(String usage, String[] arguments, Command command) throws Exception {
    try {
      CommandLine line = new CommandLine(usage, arguments);
      if (line.help()) {
        System.out.print(usage);
      } else {
        command.run(line);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println();
      System.err.print(usage);
      System.exit(2);
    }
  }

  /**
   * Reads it.
   *
   * @param usage the text that says which options there are
   * @throws IllegalArgumentException if it makes no sense; the message says why
   */
  CommandLine(String usage, String... arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    while (!left.isEmpty()) {
      String option = left.pop();
      if (!option.startsWith("--") || !usage.contains(" " + option + " ")) {
        throw new IllegalArgumentException("Unknown option " + option);
      }
      switch (option) {
        case "--help" -> help = true;
        case "--list" -> list = true;
        case "--quick" -> quick = true;
        case "--only" -> only = list(option, left);
        case "--variants" -> variants = list(option, left);
        case "--jvm" -> jvmArguments = list(option, left);
        case "--depth" -> depths = numbers(option, left);
        case "--threads" -> threads = numbers(option, left);
        case "--rounds" -> rounds = number(value(option, left));
        case "--jdk" -> jdk = file(option, left);
        case "--agent" -> agent = file(option, left);
        case "--tools" -> tools = file(option, left);
        case "--table" -> table = file(option, left);
        case "--picture" -> picture = file(option, left);
        default -> throw new AssertionError(option);
      }
    }
  }

  boolean help() {
    return help;
  }

  boolean list() {
    return list;
  }

  boolean quick() {
    return quick;
  }

  /** The names of what is to be measured; empty for all. */
  List<String> only() {
    return only;
  }

  /** The names of the variants; empty for all. */
  List<String> variants() {
    return variants;
  }

  /** More of what every JVM is started with. */
  List<String> jvmArguments() {
    return jvmArguments;
  }

  List<Integer> depths(List<Integer> otherwise) {
    return depths.isEmpty() ? otherwise : depths;
  }

  List<Integer> threads(List<Integer> otherwise) {
    return threads.isEmpty() ? otherwise : threads;
  }

  int rounds(int otherwise) {
    return rounds > 0 ? rounds : otherwise;
  }

  /** Where the JDK to measure on is installed. */
  Path jdk() {
    return jdk;
  }

  /** The command of that JDK. */
  Path java() {
    return jdk.resolve("bin").resolve("java");
  }

  /** Our agent's jar. */
  Path agent() {
    return agent;
  }

  /** The folder of the other agents' jars. */
  Path tools() {
    return tools;
  }

  /** The file of samples to print, or null. */
  Path table() {
    return table;
  }

  /** The file to draw into, or null. */
  Path picture() {
    return picture;
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
