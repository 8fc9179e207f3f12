package dev.outlive.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An ordinary Spring Boot application with HikariCP, Hibernate, Flyway and Quartz, under load: the
 * agent, with all its rules, has nothing to say of it; and it has, once there is something.
 */
@Execution(ExecutionMode.CONCURRENT)
class CorpusIT {

  private static final boolean LONG = Boolean.getBoolean("outlive.test.matrix");
  private static final Duration LOAD = LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(5);
  private static final int KINDS_OF_REQUESTS = 46;

  @Test
  void isSilentAboutTheShopOnH2() throws IOException, InterruptedException {
    assertNothingReported(shop(LOAD, "h2").option("-Doutlive.rules=all").run());
  }

  @Test
  void isSilentAboutTheShopOnPostgreSql() throws IOException, InterruptedException, SQLException {
    String url = PostgresServer.url();
    String schema = "corpus_" + ThreadLocalRandom.current().nextInt(1 << 30);
    try {
      CorpusJvm shop =
          shop(LOAD, "postgresql")
              .option("-Doutlive.rules=all")
              .argument("--spring.profiles.active=postgresql")
              .argument("--spring.datasource.url=" + url)
              .argument("--spring.datasource.username=")
              .argument("--corpus.schema=" + schema);
      assertNothingReported(shop.run());
    } finally {
      PostgresServer.drop(url, schema);
    }
  }

  /** With the rules about using something: what is left open is another matter. */
  @Test
  void reportsThreeMistakesOnceEach() throws IOException, InterruptedException {
    CorpusRun run =
        shop(Duration.ofSeconds(1), "mistakes")
            .option("-Doutlive.rules=use-after-close,stale-handle,lazy-load-after-close")
            // The load may use up what the default spends on stacks.
            .option("-Doutlive.stacks=full")
            .argument("--threads=1")
            .argument("--mistake")
            .run();

    assertThat(run.lines("MISTAKE"))
        .containsExactly(
            "next=JdbcSQLNonTransientException",
            "statement=true",
            "labels=LazyInitializationException");
    assertThat(run.log().violations()).as("violations").hasSize(3);
    Map<String, Object> read = run.log().violations().get(0);
    assertThat(read).containsEntry("rule", "use-after-close").containsEntry("outcome", "threw");
    assertThat(firstFrame(read, "used")).isEqualTo("Mistakes.readAfterwards");
    assertThat(firstFrame(read, "loaded")).isEqualTo("Keepsakes.products");
    assertThat(firstFrame(read, "closed")).isEqualTo("Mistakes.readAfterwards");
    Map<String, Object> work = run.log().violations().get(1);
    assertThat(work).containsEntry("rule", "stale-handle").containsEntry("outcome", "silent");
    assertThat(firstFrame(work, "used")).isEqualTo("Mistakes.workAfterwards");
    assertThat(firstFrame(work, "loaded")).isEqualTo("Keepsakes.driversOwn");
    assertThat(firstFrame(work, "closed")).isEqualTo("Mistakes.workAfterwards");
    Map<String, Object> load = run.log().violations().get(2);
    assertThat(load)
        .containsEntry("rule", "lazy-load-after-close")
        .containsEntry("outcome", "threw");
    assertThat(JsonLog.stack(load, "used")).anyMatch(frame -> frame.contains(".Labels.count("));
    assertThat(JsonLog.stack(load, "loaded")).anyMatch(frame -> frame.contains(".Labels.newest("));
    assertThat(load.get("advice").toString())
        .contains("in the repository's findTop20ByOrderByIdDesc, at ")
        .contains("entity graph");
    assertThat(run.log().notices())
        .anyMatch(notice -> notice.startsWith("exit: 3 violations of 3 kinds, "));
  }

  /** The repository's transaction is read-only, and its connection goes back with it. */
  @Test
  void servesWhatARepositorysEntityMisses() throws IOException, InterruptedException {
    CorpusRun run =
        shop(Duration.ofSeconds(1), "served")
            .option("-Doutlive.rules=lazy-load-after-close,incomplete-snapshot")
            .option("-Doutlive.stacks=full")
            .option("-Doutlive.autofix=true")
            // The first read of a cold JVM on a busy machine is no measure of a pool.
            .option("-Doutlive.snapshot.max-millis=20000")
            .argument("--threads=1")
            .argument("--mistake")
            .run();

    assertThat(run.lines("MISTAKE")).contains("labels=1");
    assertThat(run.log().violations())
        .as("violations")
        .singleElement()
        .satisfies(load -> assertThat(load).containsEntry("outcome", "reloaded"));
  }

  /** The application's frame nearest to the call, as class and method; lambdas folded. */
  private static String firstFrame(Map<String, Object> violation, String site) {
    Pattern own =
        Pattern.compile("dev\\.outlive\\.corpus\\.mistake\\.(\\w+)\\.(?:lambda\\$)?(\\w+).*");
    return JsonLog.stack(violation, site).stream()
        .map(own::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(frame -> frame.group(1) + "." + frame.group(2))
        .orElse("no frame of the application's");
  }

  private static CorpusJvm shop(Duration load, String name) {
    CorpusJvm shop = CorpusJvm.busyFor(load, name);
    // A short run is over before the optimising compiler has earned what it costs.
    return LONG ? shop : shop.option("-XX:TieredStopAtLevel=1");
  }

  private static void assertNothingReported(CorpusRun run) {
    assertThat(run.log().violations())
        .as("violations")
        .extracting(violation -> violation.get("rule") + ": " + violation.get("message"))
        .isEmpty();
    assertThat(run.log().notices())
        .anyMatch(notice -> notice.startsWith("exit: 0 violations of 0 kinds, "));
    assertBusy(run);
  }

  /** The silence is about something: all of what the shop can do was done. */
  private static void assertBusy(CorpusRun run) {
    List<String> requests = run.lines("REQUEST");
    assertThat(requests)
        .hasSize(KINDS_OF_REQUESTS)
        .allMatch(
            line ->
                line.matches("(order-too-much|.*-below-zero|.*-refused) .*\\b409=.*|.* 200=.*"));
    assertThat(run.number("LOAD", "rolledBack")).as("requests rolled back").isPositive();
    assertThat(run.number("LOAD", "failed")).as("requests that failed").isZero();
    assertThat(run.number("POOL", "evictions")).as("evictions").isPositive();
    assertThat(run.number("POOL", "exhaustions")).as("exhaustions").isPositive();
    assertThat(run.number("AUDIT", "written")).as("entries written").isPositive();
    for (String job : List.of("nightly", "report", "failing", "once")) {
      assertThat(run.number("JOBS", job)).as("runs of the job %s", job).isPositive();
    }
  }
}
