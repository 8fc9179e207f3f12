package dev.outlive.report;

import static dev.outlive.report.Samples.app;
import static dev.outlive.report.Samples.site;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {
  private final Collected sink = new Collected(false);
  private final List<Reporter> opened = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void closeAll() {
    sink.permits.release(100_000);
    opened.forEach(Reporter::close);
  }

  private Reporter reporter(Samples.Log settings, Sink to, int queue, int fingerprints) {
    Reporter reporter =
        new Reporter(settings, () -> Samples.PROCESS, () -> to, queue, fingerprints);
    opened.add(reporter);
    return reporter;
  }

  private Reporter reporter() {
    return reporter(Samples.Log.defaults(), sink, 1_000, 10_000);
  }

  @Test
  void writesTheFirstInFullAndSumsUpTheRepeats() {
    Reporter reporter = reporter();
    for (int i = 0; i < 5; i++) {
      reporter.report(Samples.usedIn("render"));
    }
    reporter.close();

    assertThat(sink.records).hasSize(3);
    assertThat(sink.records.get(0)).contains("at com.acme.Page.render");
    assertThat(sink.records.get(1)).contains("4 more times, 5 in all").doesNotContain("\n");
    assertThat(sink.records.get(2)).isEqualTo("closed");
    assertThat(reporter.violations()).isEqualTo(5);
    assertThat(reporter.fingerprints()).isEqualTo(1);
    assertThat(reporter.dropped()).isZero();
  }

  @Test
  void countsFurtherUsesOfADeadObject() {
    Reporter reporter = reporter();
    Violation violation = Samples.usedIn("render");
    reporter.report(violation);
    assertThat(reporter.repeated(violation.fingerprint())).isTrue();
    assertThat(reporter.repeated(violation.fingerprint())).isTrue();
    reporter.close();

    assertThat(reporter.violations()).isEqualTo(3);
    assertThat(reporter.occurrences(violation.fingerprint())).isEqualTo(3);
    assertThat(sink.headlines().get(1)).contains("2 more times, 3 in all");
  }

  @Test
  void whatIsForgottenIsToBeReportedAgain() {
    Reporter reporter = reporter();
    Violation violation = Samples.usedIn("render");
    reporter.report(violation);
    reporter.openInView().count(new OpenInViewAudit.Place("GET /", null, "A.b", null, false));
    reporter.reset();
    assertThat(reporter.openInView().lines()).isEmpty();
    assertThat(reporter.repeated(violation.fingerprint())).isFalse();
    assertThat(reporter.violations()).isZero();
  }

  @Test
  void writesARepeatInFullIfItBringsAStackThatWasMissing() {
    Reporter reporter = reporter();
    Violation without = Samples.usedIn("render");
    Violation with = without.toBuilder().opened(site(app("com.acme.Dao", "open", 3))).build();
    reporter.report(without);
    reporter.report(with);
    reporter.report(with);
    reporter.report(without);
    reporter.close();

    assertThat(sink.records).hasSize(4);
    assertThat(sink.records.get(1)).contains("opened", "at com.acme.Dao.open");
    assertThat(sink.records.get(2)).contains("2 more times, 4 in all");
  }

  @Test
  void writesEachFingerprint() {
    Reporter reporter = reporter();
    reporter.report(Samples.usedIn("render"));
    reporter.report(Samples.usedIn("print"));
    reporter.flush();

    assertThat(sink.records).hasSize(2);
    assertThat(reporter.recent())
        .extracting(v -> v.used().stack().get(0).method())
        .containsExactly("render", "print");
  }

  @Test
  void tellsListenersOfNewFingerprintsOnlyAndOutlivesTheirFailures() {
    Reporter reporter = reporter();
    List<Violation> heard = new CopyOnWriteArrayList<>();
    reporter.onNewFingerprint(
        violation -> {
          throw new IllegalStateException("broken");
        });
    reporter.onNewFingerprint(heard::add);
    Violation violation = Samples.usedIn("render");
    reporter.report(violation);
    reporter.report(violation);
    reporter.report(violation.toBuilder().opened(site(app("a.B", "c", 1))).build());
    reporter.flush();
    reporter.close();

    assertThat(heard).containsExactly(violation);
    assertThat(sink.headlines()).anyMatch(line -> line.contains("a listener for new violations"));
  }

  @Test
  void dropsAndCountsWhatMatchesAnIgnoredPattern() {
    Reporter reporter =
        reporter(Samples.Log.defaults().ignoring("com.acme.Page", "org.lib"), sink, 1_000, 10_000);
    assertThat(reporter.report(Samples.usedIn("render"))).isFalse();
    Frame opener = Samples.library("org.lib.Pool", "borrow", 1);
    Frame user = app("com.acme.Other", "use", 1);
    reporter.report(Samples.bare().used(site(user)).opened(site(opener)).build());
    Violation other = Samples.bare().used(site(user)).closed(site(opener)).build();
    assertThat(reporter.report(other)).isTrue();
    reporter.close();

    assertThat(reporter.ignored()).isEqualTo(2);
    assertThat(reporter.violations()).isEqualTo(3);
    assertThat(sink.records).hasSize(2);
  }

  @Test
  void countsAcceptedFingerprintsAndDoesNotWriteThem() throws IOException {
    Path file = folder.resolve("accepted.txt");
    Files.writeString(
        file, "# known\n\n" + Samples.usedIn("render").fingerprint() + " # until spring\n");
    Reporter reporter = reporter(Samples.Log.defaults().accepting(file), sink, 1_000, 10_000);
    assertThat(reporter.report(Samples.usedIn("render"))).isFalse();
    reporter.repeated(Samples.usedIn("render").fingerprint());
    reporter.report(Samples.usedIn("print"));
    reporter.close();

    assertThat(reporter.accepted()).isEqualTo(2);
    assertThat(reporter.violations()).isEqualTo(3);
    assertThat(sink.records).hasSize(2);
    assertThat(sink.records.get(0)).contains("Page.print");
  }

  @Test
  void saysWhatItCannotReadOfTheAcceptedFingerprints() throws IOException {
    Path file = folder.resolve("accepted.txt");
    Files.writeString(file, "0011223344556677\nnonsense # because\n");
    Reporter reporter = reporter(Samples.Log.defaults().accepting(file), sink, 1_000, 10_000);
    Reporter missing =
        reporter(Samples.Log.defaults().accepting(folder.resolve("none.txt")), sink, 1_000, 10_000);
    reporter.notice("armed");
    reporter.close();
    missing.notice("armed");
    missing.close();

    assertThat(sink.records.get(0)).contains("line 1", "without a reason");
    assertThat(sink.records.get(1)).contains("line 2", "not a fingerprint");
    assertThat(sink.records.get(4)).contains("none.txt cannot be read");
  }

  @Test
  void dropsAndCountsWhatTheQueueHasNoRoomFor() {
    Collected slow = new Collected(true);
    Reporter reporter = reporter(Samples.Log.defaults(), slow, 10, 10_000);
    for (int i = 0; i < 1_000; i++) {
      reporter.report(Samples.usedIn("render" + i));
    }
    // One may have left the queue for the writer, who waits.
    assertThat(reporter.dropped()).isBetween(989L, 990L);
    assertThat(reporter.violations()).isEqualTo(1_000);

    slow.permits.release(100_000);
    assertThat(reporter.flush()).isTrue();
    reporter.report(Samples.usedIn("render999"));
    assertThat(reporter.flush()).isTrue();

    assertThat(slow.records.get(slow.records.size() - 1))
        .as("what was dropped is written in full the next time")
        .contains("at com.acme.Page.render999");
  }

  @Test
  void hasRoomForANoticeWhereViolationsFillTheQueue() {
    Collected slow = new Collected(true);
    Reporter reporter = reporter(Samples.Log.defaults(), slow, 10, 10_000);
    for (int i = 0; i < 100; i++) {
      reporter.report(Samples.usedIn("render" + i));
    }
    reporter.notice("exit");
    slow.permits.release(100_000);
    reporter.flush();

    assertThat(slow.headlines()).anyMatch(line -> line.endsWith(" exit"));
  }

  @Test
  void remembersABoundedNumberOfFingerprintsAndSaysSoOnce() {
    Reporter reporter = reporter(Samples.Log.defaults(), sink, 1_000, 3);
    for (int i = 0; i < 10; i++) {
      reporter.report(Samples.usedIn("render" + i));
    }
    reporter.close();

    assertThat(reporter.violations()).isEqualTo(10);
    assertThat(reporter.fingerprints()).isEqualTo(3);
    assertThat(sink.headlines().stream().filter(line -> line.contains("more than 3 different")))
        .hasSize(1);
    assertThat(sink.records).hasSize(5);
  }

  @Test
  void keepsABoundedNumberOfRecentViolations() {
    Reporter reporter = reporter();
    for (int i = 0; i < 400; i++) {
      reporter.report(Samples.usedIn("render" + i));
    }

    assertThat(reporter.recent()).hasSize(256);
    assertThat(reporter.recent().get(255).used().stack().get(0).method()).isEqualTo("render399");
  }

  @Test
  void forgetsEverythingOnReset() {
    Reporter reporter = reporter();
    reporter.report(Samples.usedIn("render"));
    reporter.reset();

    assertThat(reporter.violations()).isZero();
    assertThat(reporter.recent()).isEmpty();

    reporter.report(Samples.usedIn("render"));
    reporter.flush();
    assertThat(sink.headlines()).hasSize(2).noneMatch(line -> line.contains("more time"));
  }

  @Test
  void reportsNothingOnceClosed() {
    Reporter reporter = reporter();
    reporter.notice("armed");
    reporter.close();
    reporter.report(Samples.usedIn("render"));
    reporter.notice("late");
    reporter.flush();

    assertThat(sink.headlines()).hasSize(2).last().isEqualTo("closed");
    assertThat(reporter.violations()).isZero();
  }

  @Test
  void startsOneDaemonThreadOnceThereIsSomethingToWrite() {
    Set<Thread> before = writers();
    Reporter reporter = reporter();
    reporter.repeated("0000000000000000");
    reporter.flush();
    assertThat(before).containsAll(writers());

    reporter.notice("armed");
    reporter.report(Samples.usedIn("render"));
    Set<Thread> started = writers();
    started.removeAll(before);
    assertThat(started).singleElement().matches(Thread::isDaemon);
  }

  private static Set<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("outlive-writer"))
        .collect(toSet());
  }

  @Test
  void costsAHostNothingIfASinkFails() {
    Sink broken =
        new Sink() {
          @Override
          public void write(Severity severity, String text) {
            throw new IllegalStateException("disk full");
          }

          @Override
          public void close() {}
        };
    Reporter reporter = reporter(Samples.Log.defaults(), broken, 1_000, 10_000);
    reporter.report(Samples.usedIn("render"));
    reporter.report(Samples.usedIn("print"));
    reporter.flush();

    assertThat(reporter.dropped()).isEqualTo(2);
  }

  @Test
  void countsEveryViolationOfManyThreads() throws InterruptedException {
    Reporter reporter = reporter();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  reporter.report(Samples.usedIn("render" + i % 7));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    reporter.close();

    assertThat(reporter.violations()).isEqualTo(40_000);
    assertThat(sink.headlines().stream().filter(line -> !line.contains("more time"))).hasSize(8);
    assertThat(sink.headlines().stream().filter(line -> line.contains("in all"))).hasSize(7);
    long inAll = 0;
    for (Violation violation : reporter.recent()) {
      inAll += reporter.occurrences(violation.fingerprint());
    }
    assertThat(inAll).isEqualTo(40_000);
  }

  @Test
  void givesItsViolationsAsRecords() throws IOException {
    Reporter reporter = reporter();
    reporter.report(Samples.usedIn("render"));
    reporter.report(Samples.usedIn("render"));

    assertThat(reporter.records()).hasSize(1);
    assertThat(JsonFormatTest.parsed(reporter.records().get(0)).get("occurrence")).isEqualTo(2L);
  }

  @Test
  void writesAPageThatEscapesWhatItShows() throws IOException {
    Reporter reporter = reporter();
    reporter.report(Samples.usedIn("render"));
    reporter.report(Samples.bare().message("<script>alert('x')</script> & co").build());
    Path page = folder.resolve("deep/report.html");
    reporter.writeHtml(page);

    assertThat(Files.readString(page))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; co")
        .contains("at com.acme.Page.render(Page.java:21)", "process 4711 on node-1")
        .doesNotContain("<script");
  }
}
