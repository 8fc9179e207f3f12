package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.LazyReads;
import dev.outlive.fixit.program.Requests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lazy attribute that is read after its context is reported, and only that. */
class LazyReadIT {
  private static FixRun run;
  private static FixRun plain;

  @BeforeAll
  static void runBoth() {
    run = FixJvm.running(LazyReads.class).run();
    plain = FixJvm.running(LazyReads.class).withoutAgent().run();
  }

  @Test
  void theProgramGetsWhatItGetsWithoutTheAgent() {
    assertThat(run.output()).isEqualTo(plain.output()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @CsvSource({
    "foreignKey, Book, author",
    "backReference, Author, books",
    "deferredColumn, Author, bio",
    "restOfPartialRow, Book, title",
    "secondReadIsCounted, Author, bio"
  })
  void aReadThatThrowsIsReported(String scenario, String entity, String member) {
    FixRun.Record violation = only(scenario);
    assertThat(violation.text("outcome")).isEqualTo("threw");
    assertThat(violation.text("severity")).isEqualTo("error");
    assertThat(violation.text("exception", "type"))
        .isEqualTo("dev.outlive.orm.ContextClosedException");
    assertSubject(violation, entity, member);
    assertThat(run.said(scenario)).isEqualTo("ContextClosedException");
  }

  @ParameterizedTest
  @CsvSource({
    "reconnectedForeignKey, Book, author, Author 1",
    "reconnectedBackReference, Author, books, 2",
    "reconnectedDeferredColumn, Author, bio, Bio 1",
    "otherContext, Book, author, Author 1"
  })
  void aReadOverAnotherConnectionIsReported(
      String scenario, String entity, String member, String value) {
    FixRun.Record violation = only(scenario);
    assertThat(violation.text("outcome")).isEqualTo("reconnected");
    assertThat(violation.text("exception", "type")).isEmpty();
    assertSubject(violation, entity, member);
    assertThat(run.said(scenario)).isEqualTo(value);
  }

  @Test
  void theSitesAreTheApplicationsLines() {
    FixRun.Record violation = only("foreignKey");
    for (String site : new String[] {"opened", "loaded", "closed", "used"}) {
      String line = Marks.line(LazyReads.class, site + ": foreignKey");
      // Of the use, the model's own getter lies in between.
      assertThat(violation.lines(site).subList(0, site.equals("used") ? 2 : 1))
          .as(site)
          .anyMatch(frame -> frame.endsWith(line));
      assertThat(violation.text(site, "thread")).as(site).isEqualTo("main");
    }
  }

  @Test
  void whereItWasLoadedIsKnownTheNextTimeIfItWasNotTheFirst() {
    FixRun beyond =
        FixJvm.running(Requests.class, "beyondBudget")
            .set("outlive.stacks", "adaptive")
            .set("outlive.stacks.budget", 0)
            .run();
    assertThat(beyond.of("firstBeyond"))
        .singleElement()
        .satisfies(each -> assertThat(each.lines("loaded")).isEmpty());
    assertThat(beyond.of("nextBeyond"))
        .singleElement()
        .satisfies(
            each -> assertThat(each.lines("loaded")).anyMatch(line -> line.contains("aBook")));
  }

  @Test
  void theLeaseIsTheContextsAndNamesItsPool() {
    FixRun.Record violation = only("foreignKey");
    assertThat(violation.text("lease", "kind")).isEqualTo("session");
    assertThat(violation.text("lease", "source")).isEqualTo("lazy");
    assertThat(violation.text("subject", "id")).isEqualTo(run.said("foreignKey.id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insideTheContext",
        "loadedBefore",
        "loadedCollection",
        "closedTwice",
        "probed",
        "nestedContexts",
        "otherThread",
        "neverRead",
        "withoutReference",
        "copied"
      })
  void whatIsReadInTimeIsNotReported(String scenario) {
    assertThat(run.said(scenario)).isNotEmpty().doesNotEndWith("Exception");
    assertThat(run.of(scenario)).isEmpty();
  }

  private static FixRun.Record only(String scenario) {
    assertThat(run.of(scenario)).as(scenario).hasSize(1);
    FixRun.Record violation = run.of(scenario).get(0);
    assertThat(violation.rule()).isEqualTo("lazy-load-after-close");
    return violation;
  }

  private static void assertSubject(FixRun.Record violation, String entity, String member) {
    assertThat(violation.text("subject", "kind")).isEqualTo("attribute");
    assertThat(violation.text("subject", "type")).isEqualTo("dev.outlive.fixit.program." + entity);
    assertThat(violation.text("subject", "member")).isEqualTo(member);
    assertThat(violation.text("subject", "id")).isEqualTo("1");
  }
}
