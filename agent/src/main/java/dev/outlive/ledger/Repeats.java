package dev.outlive.ledger;

import dev.outlive.report.Outcome;
import dev.outlive.weave.JdbcKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was reported of which uses: one more of the same that brings no stack that was missing is
 * only counted, and none of its stacks is made readable. Thread-safe.
 */
final class Repeats {
  /** Beyond this many, none is added. */
  private static final int MOST = 1_000;

  /**
   * What makes two uses the same violation.
   *
   * @param kind as what the object was used
   * @param member what was called
   * @param outcome what the caller got
   * @param what what had ended
   * @param pooled whether the lease gave its connection back to a pool
   * @param unasked whether somebody else than the holder ended the lease
   * @param calls the application's calls that decide
   */
  record Use(
      JdbcKind kind,
      String member,
      Outcome outcome,
      Misuse.Ended what,
      boolean pooled,
      boolean unasked,
      List<String> calls) {}

  private record Reported(Judge.Verdict verdict, int stacks) {}

  private final Map<Use, Reported> reported = new ConcurrentHashMap<>();

  /**
   * What a use was reported as that brought all stacks that this one brings; else null.
   *
   * @param stacks which of its sites have one, a bit each
   */
  Judge.Verdict of(Use use, int stacks) {
    Reported before = reported.get(use);
    return before != null && (stacks & ~before.stacks) == 0 ? before.verdict : null;
  }

  void reported(Use use, int stacks, Judge.Verdict verdict) {
    if (reported.size() < MOST || reported.containsKey(use)) {
      reported.merge(
          use,
          new Reported(verdict, stacks),
          (before, now) -> new Reported(verdict, before.stacks | now.stacks));
    }
  }
}
