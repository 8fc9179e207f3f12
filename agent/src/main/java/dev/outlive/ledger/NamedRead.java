package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.report.Outcome;

/** A getter of a named entity, from after the end of its connection on. Confined to its thread. */
final class NamedRead {
  private final NamedEntities entities;
  private final Reading reading;

  /** What came of the last use of something dead inside it; null for none. */
  private Outcome came;

  /** Whether it is an ORM's to judge. */
  private boolean left;

  private boolean judged;

  /** What it was reported as; null if no rule minded, or it has not been judged. */
  private Judge.Verdict verdict;

  NamedRead(NamedEntities entities, Reading reading) {
    this.entities = entities;
    this.reading = reading;
  }

  Reading reading() {
    return reading;
  }

  /** The one that a thread is in, of an entity that was loaded in this lease; null for none. */
  static NamedRead under(Calls calls, Lease lease) {
    NamedRead read = calls.orm instanceof InOrm state ? state.getter() : null;
    Extras known = lease.extras;
    boolean here = read != null && !read.left && known != null;
    return here && known.whole == read.reading.mark().context ? read : null;
  }

  /**
   * What its connection had given out was used inside it: that is this read, and none of its own.
   *
   * @return what it was reported as, if it is to be blocked, however often it tries; else it goes
   *     on
   */
  Judge.Verdict came(Outcome outcome) {
    came = outcome;
    if (outcome == Outcome.BLOCKED && !judged) {
      entities.judge(this, outcome, null);
    }
    return outcome == Outcome.BLOCKED ? verdict : null;
  }

  Outcome came() {
    return came;
  }

  /** An ORM knows whether it is late. */
  void leave() {
    left = true;
  }

  /** It has been reported as this; null if no rule minded. */
  void judged(Judge.Verdict known) {
    judged = true;
    verdict = known;
  }

  /** Whether there is nothing to be said of it any more. */
  boolean done() {
    return left || judged;
  }
}
