package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.report.Outcome;

/** A getter of a named entity, from after the end of its connection on. Confined to its thread. */
final class NamedRead {
  private final NamedEntities entities;
  private final Reading reading;

  /** What came of the last use of something dead inside it; null for none. */
  private Outcome came;

  /** Whether it has been judged, or is another's to judge. */
  private boolean left;

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
    return read != null && known != null && known.whole == read.reading.mark().context
        ? read
        : null;
  }

  /**
   * What its connection had given out was used inside it: that is this read, and none of its own.
   *
   * @return what it was reported as, if it is to be blocked; else it goes on
   */
  Judge.Verdict came(Outcome outcome) {
    came = outcome;
    return outcome == Outcome.BLOCKED ? entities.judge(this, outcome, null) : null;
  }

  Outcome came() {
    return came;
  }

  /** There is nothing to be said of it any more. */
  void leave() {
    left = true;
  }

  boolean left() {
    return left;
  }
}
