package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.report.Outcome;

/**
 * What had ended when something was used.
 *
 * @param lease what the object belonged to
 * @param part the object's own life; null of a lease
 * @param first of what it needed, what ended first; null if nothing
 * @param end how that ended
 * @param what it, in a word
 */
record WhatEnded(Lease lease, Part part, Life first, End end, Misuse.Ended what) {

  static WhatEnded before(PendingUse use) {
    Life first = firstEnded(use.dead());
    return new WhatEnded(
        (Lease) use.dead().root(),
        use.dead() instanceof Part part ? part : null,
        first,
        first == null ? null : End.of(first),
        what(use.dead(), first, use.foreign()));
  }

  /** By what a part ended, null where no close came before that could be the time to copy. */
  static Copies.EndedBy by(Part part) {
    return switch (what(part, firstEnded(part), false)) {
      case SELF -> Copies.EndedBy.ITSELF;
      case STATEMENT -> Copies.EndedBy.STATEMENT;
      case LEASE -> Copies.EndedBy.CONNECTION;
      default -> null;
    };
  }

  /** What makes this use the same violation as another. */
  Repeats.Use sameUse(PendingUse use, Outcome outcome) {
    return new Repeats.Use(
        use.kind(), use.member(), outcome, what, lease.pooled, lease.unasked, use.walk().calls());
  }

  /** Which of the sites have a stack, a bit each. */
  int stacks() {
    return bit(lease.opened, 1)
        | bit(part == null ? null : part.loaded, 2)
        | bit(end == null ? null : end.capture(), 4);
  }

  private static int bit(Capture capture, int bit) {
    return capture != null && capture.stacked() ? bit : 0;
  }

  /** In what way, where that was not by the object's own close; else null. */
  String how(Life dead) {
    if (end.how() != null || first == dead) {
      return end.how();
    }
    return switch (what) {
      case STATEMENT -> "statement closed";
      case LEASE -> lease.pooled ? "returned to pool" : "connection closed";
      default -> null;
    };
  }

  private static Misuse.Ended what(Life dead, Life ended, boolean foreign) {
    if (ended == null) {
      return foreign ? Misuse.Ended.OTHER_CONNECTION : Misuse.Ended.SELF;
    }
    if (ended == dead) {
      return Misuse.Ended.SELF;
    }
    if (ended instanceof Execution execution) {
      return End.of(execution).how() == null ? Misuse.Ended.STATEMENT : Misuse.Ended.EXECUTION;
    }
    return ended instanceof Lease ? Misuse.Ended.LEASE : Misuse.Ended.TRANSACTION;
  }

  /** Of an object and what it depends on, what ended first. */
  private static Life firstEnded(Life dead) {
    Life life = dead;
    while (!life.over || life.belated) {
      if (life.up == life) {
        return null;
      }
      life = life.up;
    }
    return life;
  }
}
