package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.NamedEntitiesProgram;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the user has named as entities is told of as entities are. */
class NamedEntitiesIT {
  private static final String SHELF = "dev.outlive.it.program.Shelf";

  private static AgentJvm child(String what) {
    return AgentJvm.running(NamedEntitiesProgram.class, what)
        .on("h2", "HikariCP", "slf4j-api")
        .set("outlive.stacks", "full")
        .set("outlive.entities", SHELF);
  }

  private static List<String> told(AgentRun run) {
    return run.violations().stream()
        .filter(violation -> !violation.repeat())
        .map(
            each ->
                each.rule()
                    + " "
                    + each.outcome()
                    + " "
                    + each.text("subject", "type").replace(SHELF, "Shelf")
                    + "."
                    + each.text("subject", "member"))
        .toList();
  }

  @Test
  void whatTheyReadAfterTheirConnectionIsLazy() {
    AgentRun run = child("all").run();

    assertThat(run.lines("CASE"))
        .containsExactly(
            "threw: IllegalStateException, 1",
            "again: IllegalStateException, 1",
            "another: IllegalStateException, 1",
            "hidden: [], 1",
            "insisting: SQLException, 1",
            "reconnected: [lent, old], 1",
            "answered: [lent, old], 0",
            "lob: 2, 1",
            "nested: IllegalStateException, 1",
            "written: true, 0",
            "loaded: Emma, 0",
            "own failure: IllegalStateException, 0",
            "no getter: true, 0",
            "identifier: 1, 0",
            "open: [lent, old], 0",
            "elsewhere while open: [lent, old], 0",
            "read before: [lent, old], 0",
            "read before elsewhere: [lent, old], 0",
            "on the reader's own: [lent, old], 0",
            "made without a query: new, 0");
    assertThat(told(run))
        .containsExactly(
            "lazy-load-after-close threw Shelf$Book.tags",
            "lazy-load-after-close silent Shelf$Book.hidden",
            "lazy-load-after-close threw Shelf$Book.insisting",
            "lazy-load-after-close reconnected Shelf$Book.notes",
            "lazy-load-after-close silent Shelf$Book.size",
            "lazy-load-after-close threw Shelf$Book.firstTag");
    LoggedViolation first = run.violations().get(0);
    assertThat(first.message())
        .startsWith("Shelf$Book.tags was read ")
        .endsWith(" its connection was closed; it threw IllegalStateException");
    assertThat(first.text("subject", "kind")).isEqualTo("attribute");
    assertThat(first.text("lease", "kind")).isEqualTo("connection");
    assertThat(first.text("lease", "source")).startsWith("HikariPool-");
    assertThat(first.text("sql")).isEqualTo("SELECT id, title, cover FROM book WHERE id = ?");
    assertThat(first.stack("opened").get(0)).contains("HikariDataSource.getConnection");
    assertThat(first.stack("loaded")).anyMatch(frame -> frame.contains("Shelf$Book.find("));
    assertThat(first.stack("closed")).anyMatch(frame -> frame.contains("Program.find("));
    assertThat(first.stack("used").get(0)).contains("Shelf$Row.getTags(");
    assertThat(first.text("exception", "type")).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void namedByNobodyTheyAreUsersOfJdbc() {
    AgentRun run = child("all").set("outlive.entities", "com.acme.other").run();

    assertThat(told(run))
        .containsExactly(
            "use-after-close threw java.sql.Connection.prepareStatement",
            "stale-handle silent java.sql.Blob.length",
            "use-after-close threw java.sql.Connection.prepareStatement");
  }

  /** That is the pool's doing, and none of theirs. */
  @Test
  void whatAPoolHasTakenAwayIsUsedAfterItsClose() {
    AgentRun run = child("reclaimed").on("druid").run();

    assertThat(run.lines("CASE"))
        .containsExactly(
            "elsewhere: [lent, old], 0", "on what was taken away: IllegalStateException, 1");
    assertThat(told(run))
        .containsExactly("use-after-close threw java.sql.Connection.prepareStatement");
    assertThat(run.violations().get(0).severity()).isEqualTo("warning");
  }

  @Test
  void theLateReadIsWhatIsBlocked() {
    AgentRun run = child("all").set("outlive.on-violation", "throw").run();

    String blocked = "LifecycleViolationException";
    assertThat(run.lines("CASE"))
        .startsWith(
            "threw: " + blocked + ", 1",
            "again: " + blocked + ", 1",
            "another: " + blocked + ", 1",
            "hidden: " + blocked + ", 1",
            "insisting: " + blocked + ", 1",
            "reconnected: " + blocked + ", 1",
            "answered: [lent, old], 0",
            "lob: " + blocked + ", 1",
            "nested: " + blocked + ", 1",
            "written: true, 0",
            "loaded: Emma, 0");
    assertThat(told(run))
        .hasSize(6)
        .allMatch(each -> each.startsWith("lazy-load-after-close blocked Shelf$Book."));
  }

  @Test
  void readInAnotherRequestTheyHaveCrossedIt() {
    AgentRun run =
        child("requests")
            .set(
                "outlive.scopes",
                NamedEntitiesProgram.class.getName()
                    + "$First.*,"
                    + NamedEntitiesProgram.class.getName()
                    + "$Second.*")
            .run();

    assertThat(told(run)).containsExactly("entity-crosses-request reconnected Shelf$Book.notes");
    assertThat(run.violations().get(0).message())
        .startsWith(
            "Shelf$Book.notes of an entity that was loaded in NamedEntitiesProgram.First.loads was"
                + " read in NamedEntitiesProgram.Second.reads, ");
  }
}
