package dev.outlive.ledger;

import dev.outlive.hook.Calls;

/** What one outermost call did to the driver's connection beneath. Confined to its thread. */
final class Reached {
  /** What becomes of work. */
  enum Fate {
    COMMITTED,
    ROLLED_BACK
  }

  final Physical physical;

  /** What was known of it before. */
  final Object[] before;

  /** Whether another was reached before: then nobody can tell which of them is whose. */
  final boolean oneOfSeveral;

  /** Whether it was set before on this thread's present lease, unseen by that. */
  final boolean setBefore;

  /** What became of the transaction that was open before; null: nothing yet. */
  Fate fate;

  private Reached(Calls calls, Physical physical, boolean oneOfSeveral) {
    this.physical = physical;
    this.oneOfSeveral = oneOfSeveral;
    this.before = physical.values();
    this.setBefore = physical.saidInLeaseOf(calls);
  }

  /** What the outermost call of a thread has done to it so far. */
  static Reached of(Calls calls, Physical physical) {
    if (calls.reached instanceof Reached known && known.physical == physical) {
      return known;
    }
    Reached begun = new Reached(calls, physical, calls.reached != null);
    calls.reached = begun;
    calls.touched = true;
    return begun;
  }

  static Reached of(Calls calls) {
    return (Reached) calls.reached;
  }

  void ended(Fate how) {
    if (fate == null) {
      fate = how;
    }
  }
}
