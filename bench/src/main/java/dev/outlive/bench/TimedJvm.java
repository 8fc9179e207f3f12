package dev.outlive.bench;

import dev.outlive.bench.startup.PeakMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a JVM from start to end and says what it took. */
final class TimedJvm {

  private final Path java;
  private final Path folder;

  /**
   * @param java the command
   * @param folder for what the JVM writes
   */
  TimedJvm(Path java, Path folder) {
    this.java = java;
    this.folder = folder;
  }

  JvmCost run(Class<?> program, List<String> jvmArguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = errors();
    // The shell is told by the system what its child took, when that has ended; Java is not.
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%3R %3U %3S'; time \"$@\"", "bash"));
    command.addAll(List.of(java.toString(), "-Xmx512m", "-XX:+UseG1GC"));
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    ProcessBuilder shell =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    shell.environment().put("LC_ALL", "C");
    int status = shell.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("status " + status + ", see " + err);
    }
    return cost(Files.readString(err), Files.readString(out));
  }

  /** Where the last JVM wrote its standard error to. */
  Path errors() {
    return folder.resolve("err.txt");
  }

  /** What the shell said last, on its standard error, and the program, on its standard output. */
  static JvmCost cost(String err, String out) {
    String last = err.strip().lines().reduce("", (first, second) -> second);
    String[] seconds = last.split(" ");
    double wall = Double.parseDouble(seconds[0]);
    double cpu = Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]);
    return new JvmCost(1_000 * wall, 1_000 * cpu, PeakMemory.kilobytes(out) / 1024.0);
  }
}
