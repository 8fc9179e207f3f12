package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.report.Subject;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.WovenClasses;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChildrenTest {
  private final Holder here = Holder.current();
  private final CoarseClock clock = new CoarseClock();
  private final List<Leftover> judged = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<Subject.Kind> minded =
      EnumSet.of(Subject.Kind.STATEMENT, Subject.Kind.RESULT_SET);
  private final Judge judge = judge();
  private final Lease lease = lease();
  private Children children = children(List.of());

  private static Lease lease() {
    Lease pooled = new Lease(false, Capture.withStack(1, Holder.current(), null), Source.NONE);
    pooled.pooled = true;
    return pooled;
  }

  private Judge judge() {
    return (Judge)
        Proxy.newProxyInstance(
            Judge.class.getClassLoader(),
            new Class<?>[] {Judge.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "judgesStatements" -> minded.contains(Subject.Kind.STATEMENT);
                  case "judgesResultSets" -> minded.contains(Subject.Kind.RESULT_SET);
                  case "leftOpen" -> {
                    judged.add((Leftover) arguments[0]);
                    yield new Judge.Verdict("rule", "fingerprint", "message", true);
                  }
                  case "repeated" -> true;
                  default -> throw new AssertionError(method);
                });
  }

  private Children children(List<String> application) {
    ApplicationFrames frames = new ApplicationFrames(application);
    Children begun =
        new Children(
            clock,
            new OpenLeases(new JdbcThreads()),
            new Leftovers(new WovenClasses(), frames, new Captures(clock, frames), judge),
            judge,
            new Containment(failures::add).part("open statements"));
    begun.follow();
    return begun;
  }

  private Capture stack() {
    return Capture.withStack(2, here, null);
  }

  private Execution statement() {
    return children.statement(lease, JdbcKind.STATEMENT, null, stack(), new Object());
  }

  private TrackedResults results(Execution execution) {
    execution.runs("select 7");
    TrackedResults results =
        new TrackedResults((TrackedExecution) execution, execution.sql, stack());
    children.opened(results, new Object());
    return results;
  }

  private void close(Lease closing) {
    leave(closing);
    children.tick(1);
    assertThat(failures).isEmpty();
  }

  private void leave(Lease left) {
    End.put(left, Capture.withoutStack(3, here, null), null);
    left.over = true;
    children.closed(left);
  }

  private void leave(String sql, int often) {
    Lease left = lease();
    for (int i = 0; i < often; i++) {
      children.statement(left, JdbcKind.STATEMENT, sql, stack(), this);
    }
    leave(left);
  }

  @Test
  void aStatementIsOneWithItsResults() {
    TrackedResults results = results(statement());
    close(lease);
    assertThat(judged).hasSize(1);
    Leftover leftover = judged.get(0);
    assertThat(leftover.subject().kind()).isEqualTo(Subject.Kind.STATEMENT);
    assertThat(leftover.sql()).isEqualTo("select 7");
    assertThat(leftover.closed().how()).isEqualTo("returned to pool");
    assertThat(results.over).isFalse();
  }

  @Test
  void whatIsLikeNothingElseFindsRoomInAFlood() {
    leave("select 7", 1);
    children.tick(1);
    leave("select 7", 5_000);
    leave("select 8", 1);
    children.tick(1);
    assertThat(children.dropped()).isZero();
    assertThat(judged).extracting(Leftover::sql).contains("select 8");
    assertThat(failures).isEmpty();
  }

  @Test
  void resultsAreJudgedWhereStatementsAreNot() {
    minded.remove(Subject.Kind.STATEMENT);
    results(statement());
    close(lease);
    assertThat(judged)
        .extracting(leftover -> leftover.subject().kind())
        .containsExactly(Subject.Kind.RESULT_SET);
  }

  @Test
  void nothingIsSaidOfWhatWasClosed() {
    Execution closed = statement();
    results(closed);
    closed.noteEnd();
    close(lease);
    assertThat(judged).isEmpty();
  }

  @Test
  void whatRunsAgainIsStillTheSameStatement() {
    Execution first = statement();
    results(first);
    Execution second = first.next("select 8");
    first.noteEnd();
    TrackedResults results = results(second);
    results.noteEnd();
    minded.remove(Subject.Kind.STATEMENT);
    close(lease);
    assertThat(judged).isEmpty();
    minded.add(Subject.Kind.STATEMENT);

    Lease another = lease();
    Execution again = children.statement(another, JdbcKind.STATEMENT, null, stack(), this);
    again.runs("select 7");
    again.next("select 8");
    again.noteEnd();
    close(another);
    assertThat(judged).extracting(Leftover::sql).containsExactly("select 8");
  }

  @Test
  void aConnectionThatIsReallyClosedTakesItsStatementsWithIt() {
    statement();
    lease.pooled = false;
    close(lease);
    assertThat(judged).isEmpty();
  }

  @Test
  void aStatementThatClosesWithItsResultsIsNotToBeClosed() {
    statement().closesOnCompletion();
    close(lease);
    assertThat(judged).isEmpty();
  }

  @Test
  void nothingIsSaidOfWhatALibraryOpened() {
    children = children(List.of("app."));
    results(statement());
    close(lease);
    assertThat(judged).isEmpty();
  }

  @Test
  void whatIsLostIsJudgedOnceItsConnectionIsSeenInUse() {
    List<Object> used = new ArrayList<>(List.of(statement()));
    used.clear();
    for (int i = 0; i < 100 && judged.isEmpty(); i++) {
      System.gc();
      children.tick(1);
      used.add(statement());
    }
    assertThat(judged).hasSize(1);
    assertThat(judged.get(0).closed()).isNull();
    assertThat(used).isNotEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void whatNoRuleMindsIsNotTracked() {
    minded.clear();
    children.follow();
    assertThat(children.tracked()).isFalse();
    minded.add(Subject.Kind.RESULT_SET);
    children.follow();
    assertThat(children.tracked()).isTrue();
    lease.ofLibrary = true;
    assertThat(statement()).isNotInstanceOf(TrackedExecution.class);
  }
}
