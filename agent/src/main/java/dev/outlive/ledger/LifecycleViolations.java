package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;

/** What is thrown where offending calls are to throw. */
final class LifecycleViolations {
  private LifecycleViolations() {}

  /** Null for what no rule minds, and for what was ignored or accepted. */
  static LifecycleViolationException of(Judge.Verdict verdict) {
    return verdict == null || !verdict.minded()
        ? null
        : new LifecycleViolationException(verdict.rule(), verdict.fingerprint(), verdict.message());
  }
}
