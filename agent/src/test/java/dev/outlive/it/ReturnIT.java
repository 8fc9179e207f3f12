package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.LeftStateProgram;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.RestoreProgram;
import dev.outlive.it.program.ReturnProgram;
import dev.outlive.it.program.SwitchedOffProgram;
import dev.outlive.it.program.Wrapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is given back with open work, or otherwise than it was found, is said; and nothing else. */
class ReturnIT {
  private static final Pattern TURN =
      Pattern.compile("violations=(\\d+) otherwise=(\\d) fate=([a-z-]+) ([A-Z_]+)");

  static Stream<Arguments> combinations() {
    return Stream.concat(
        Breadth.pools(),
        Stream.concat(Stream.of(Arguments.of(Database.DERBY, Pool.NONE)), onPostgres()));
  }

  /** Where a commit can fail; with all the others if all are tried. */
  private static Stream<Arguments> onPostgres() {
    return Breadth.whole()
        ? Stream.empty()
        : Stream.of(Arguments.of(Database.POSTGRESQL, Pool.HIKARI));
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void saysWhatIsLeftBehindAndNothingElse(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(ReturnProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts());
    AgentRun run = Servers.reach(database, child).run();

    List<Matcher> turns = run.lines("RETURN").stream().map(TURN::matcher).toList();
    assertThat(turns).hasSize(ReturnProgram.Way.values().length).allMatch(Matcher::matches);
    for (Matcher turn : turns) {
      ReturnProgram.Way way = ReturnProgram.Way.valueOf(turn.group(4));
      int work = way.leavesWork() ? 1 : 0;
      // Each handle of H2's pool is a driver's connection of its own, over one session.
      int otherwise = pool == Pool.H2 ? 0 : Integer.parseInt(turn.group(2));
      assertThat(Integer.parseInt(turn.group(1))).as(turn.group()).isEqualTo(work + otherwise);
    }
    List<LoggedViolation> work = of(run, "open-transaction-at-close");
    assertThat(work)
        .first()
        .satisfies(
            first -> {
              assertThat(first.severity()).isEqualTo("error");
              assertThat(first.text("subject", "kind")).isEqualTo("connection");
              assertThat(first.text("sql")).contains("INSERT INTO").contains("VALUES (?)");
              assertThat(first.stack("closed"))
                  .anyMatch(frame -> frame.contains("ReturnProgram.close("));
              assertThat(first.message()).contains(fate(pool, turns));
            });
    for (LoggedViolation each : of(run, "state-leak")) {
      assertThat(each.severity()).isEqualTo("warning");
      assertThat(each.text("subject", "member")).isIn("setAutoCommit", "setTransactionIsolation");
      assertThat(each.outcome()).isEqualTo("reported");
    }
  }

  static Stream<Arguments> poolsThatKeepSomething() {
    return (Breadth.whole() ? Breadth.DATABASES.stream() : Stream.of(Database.H2))
        .flatMap(
            database ->
                Stream.of(Pool.TOMCAT, Pool.TOMCAT_INTERCEPTORS, Pool.DBCP2, Pool.HIKARI)
                    .map(pool -> Arguments.of(database, pool)));
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("poolsThatKeepSomething")
  void withAutofixWhatAPoolDoesNotRestoreIsSetBackFromTheSecondTimeOn(
      Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(RestoreProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.autofix", "true");
    AgentRun run = Servers.reach(database, child).run();

    boolean keepsIsolation = pool != Pool.HIKARI;
    boolean keepsAll = keepsIsolation && pool != Pool.DBCP2;
    assertThat(otherwise(run, "isolation")).isEqualTo(keepsIsolation ? "1 0 0" : "0 0 0");
    assertThat(otherwise(run, "auto-commit")).isEqualTo(keepsAll ? "1 0 0" : "0 0 0");
    assertThat(otherwise(run, "transaction")).isEqualTo(keepsAll ? "1 1 1" : "0 0 0");
    assertThat(outcomes(run, "setTransactionIsolation"))
        .isEqualTo(keepsIsolation ? List.of("reported", "restored") : List.of());
    assertThat(outcomes(run, "setAutoCommit"))
        .isEqualTo(keepsAll ? List.of("reported", "restored") : List.of());
  }

  @Test
  void whatNoRuleMindsIsNotSetBack() {
    AgentRun run =
        AgentJvm.running(RestoreProgram.class, Database.H2.text(), Pool.TOMCAT.text())
            .on(Database.H2.artifacts())
            .on(Pool.TOMCAT.artifacts())
            .set("outlive.autofix", "true")
            .set("outlive.rules", "-state-leak")
            .run();

    assertThat(otherwise(run, "isolation")).isEqualTo("1 1 1");
    assertThat(otherwise(run, "auto-commit")).isEqualTo("1 1 1");
    assertThat(of(run, "state-leak")).isEmpty();
  }

  private static String otherwise(AgentRun run, String name) {
    return run.lines("RESTORE").stream()
        .filter(line -> line.endsWith(" " + name))
        .map(line -> line.substring("otherwise=".length(), "otherwise=".length() + 1))
        .collect(Collectors.joining(" "));
  }

  /** The different outcomes, in the order in which they came. */
  private static List<String> outcomes(AgentRun run, String setter) {
    return of(run, "state-leak").stream()
        .filter(each -> each.text("subject", "member").equals(setter))
        .map(LoggedViolation::outcome)
        .distinct()
        .toList();
  }

  static Stream<Wrapper> aroundAPool() {
    return Stream.of(Wrapper.values()).filter(Wrapper::around);
  }

  @ParameterizedTest
  @MethodSource("aroundAPool")
  void whereThePoolHasSwitchedAutoCommitOffNobodyNeedHaveSaidSo(Wrapper wrapper) {
    AgentRun run =
        AgentJvm.running(SwitchedOffProgram.class, wrapper.text()).on(Wrapper.artifacts()).run();

    assertThat(run.lines("SECTION")).containsExactly("violations=0");
    assertThat(run.lines("MISUSE")).containsExactly("violations=3");
    assertThat(run.violations())
        .allSatisfy(each -> assertThat(each.rule()).isEqualTo("open-transaction-at-close"))
        .first()
        .satisfies(
            first ->
                assertThat(first.stack("closed"))
                    .anyMatch(frame -> frame.contains("SwitchedOffProgram.leave(")));
  }

  private static List<LoggedViolation> of(AgentRun run, String rule) {
    return run.violations().stream()
        .filter(each -> each.rule().equals(rule) && !each.stack("opened").isEmpty())
        .toList();
  }

  /** What the message is to say of the work that is reported first. */
  private static String fate(Pool pool, List<Matcher> turns) {
    Matcher first =
        turns.stream().filter(turn -> turn.group(4).equals("LEFT_BY_UPDATE")).findFirst().get();
    return switch (first.group(3)) {
      case "committed" -> "it was committed";
      case "refused" -> "the driver did not close it";
      // MyBatis' pool ends the transaction and leaves auto-commit off.
      default ->
          first.group(2).equals("1") && pool != Pool.MYBATIS
              ? "left open, for the next borrower"
              : "it was rolled back";
    };
  }

  @Test
  void whoFindsAStateAndLeavesItHasChangedNothing() {
    AgentRun run =
        AgentJvm.running(LeftStateProgram.class)
            .on("h2", "spring-jdbc", "spring-core", "spring-tx", "spring-beans", "commons-logging")
            .run();

    assertThat(run.lines("BORROWER"))
        .containsExactly(
            "clean: 0",
            "changes: 0",
            "looks: 2",
            "uses: 0",
            "looks again: 0",
            "sets back: 0",
            "finds it right: 0");
    assertThat(run.violations())
        .extracting(LoggedViolation::message)
        .containsExactlyInAnyOrder(
            "A connection was given back with auto-commit at off, which was at on, and the next"
                + " borrower got it like that",
            "A connection was given back with transaction isolation at SERIALIZABLE, which was at"
                + " READ_COMMITTED, and the next borrower got it like that");
  }
}
