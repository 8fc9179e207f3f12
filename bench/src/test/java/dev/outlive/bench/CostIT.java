package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.bench.workload.BorrowAndReturn;
import dev.outlive.bench.workload.Operation;
import dev.outlive.bench.workload.ReadRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the packaged agent costs, as far as it can be counted: bytes and the JIT's verdicts. */
class CostIT {
  private static final Path AGENT = Path.of(System.getProperty("outlive.agent.jar"));
  private static final Path RUNS = Path.of("target", "counted").toAbsolutePath();
  private static final int TIMES = 100_000;

  /** What HikariCP and the stub driver allocate themselves, as JMH has measured it. */
  private static final long HANDLE_OF_HIKARI = 56;

  private static final long QUERY_ALONE = 136;

  /** C2 inlines what is no longer, whatever else it has made of it. */
  private static final int INLINED_WITHOUT_QUESTIONS = 35;

  /**
   * What stands between a row call and its code; the slow sides are called where they are needed.
   */
  private static final Pattern OF_A_ROW_CALL =
      Pattern.compile(
          "java\\.lang\\.\\$OutliveHooks::(used|done)|(?!.*Stamped).*::\\$outlive\\$stamp");

  private static final Pattern OF_A_STRUCTURAL_CALL =
      Pattern.compile("java\\.lang\\.\\$OutliveHooks::(enter|exit|created|executed|closed)");

  /** What is to be blamed on the callee, whatever else the JIT has done before. */
  private static final Pattern UNFIT =
      Pattern.compile("too big|callee is too large|unloaded signature classes");

  private static final Predicate<CompilationLog.Verdict> KEPT_OUT =
      verdict -> verdict.reason().contains("annotation");

  private static List<String> run(
      String name, Class<? extends Operation> operation, String... options)
      throws IOException, InterruptedException {
    assertThat(AGENT).as("the packaged agent").exists();
    Files.createDirectories(RUNS);
    Path output = RUNS.resolve(name + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xbatch"));
    command.addAll(List.of(options));
    command.add("-javaagent:" + AGENT);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CountedRun.class.getName(),
            operation.getName(),
            Integer.toString(TIMES)));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(3, TimeUnit.MINUTES)).as("ended, see %s", output).isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).as("exit code, see %s", output).isZero();
    return Files.readAllLines(output);
  }

  private static long bytes(Class<? extends Operation> operation)
      throws IOException, InterruptedException {
    return run(operation.getSimpleName(), operation).stream()
        .filter(line -> line.startsWith("BYTES "))
        .map(line -> line.split(" ")[1])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** Beside the pool's own, which without the agent the JIT may do without altogether. */
  @Test
  void aBorrowTakesOneSmallObject() throws Exception {
    assertThat(bytes(BorrowAndReturn.class)).isBetween(1L, HANDLE_OF_HIKARI + 96);
  }

  @Test
  void aQueryTakesOneSmallObjectForEachOfItsThree() throws Exception {
    assertThat(bytes(ReadRows.class)).isBetween(1L, QUERY_ALONE + 288);
  }

  @Test
  void rowCallsAreInlinedWithTheirHooks() throws Exception {
    CompilationLog log =
        new CompilationLog(
            run(
                "inlining",
                ReadRows.class,
                "-XX:-TieredCompilation",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+PrintCompilation",
                "-XX:+PrintInlining"));

    assertThat(log.inlines("java.lang.$OutliveHooks::used")).isTrue();
    assertThat(log.inlines("java.lang.$OutliveHooks::done")).isTrue();
    assertThat(log.refused(unfit(OF_A_ROW_CALL))).isEmpty();
    assertThat(log.refused(unfit(OF_A_STRUCTURAL_CALL))).isEmpty();
    assertThat(log.refused(KEPT_OUT).keySet())
        .as("the end of structural calls, of which the host's code is to be kept free")
        .extracting(CompilationLog.Verdict::method)
        .contains(
            "java.lang.$OutliveHooks::leftCreating",
            "java.lang.$OutliveHooks::leftExecuting",
            "java.lang.$OutliveHooks::leftClosing");
    for (String getter : new String[] {"getInt", "getLong", "getString", "next"}) {
      assertThat(log.size("com.zaxxer.hikari.pool.HikariProxyResultSet::" + getter).orElseThrow())
          .as(getter)
          .isLessThanOrEqualTo(INLINED_WITHOUT_QUESTIONS);
    }
  }

  private static Predicate<CompilationLog.Verdict> unfit(Pattern method) {
    return verdict ->
        method.matcher(verdict.method()).matches() && UNFIT.matcher(verdict.reason()).matches();
  }
}
