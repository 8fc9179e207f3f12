package dev.outlive.ledger;

import dev.outlive.hook.Life;
import java.lang.ref.WeakReference;

/** What is known of a life beyond its end: of few, so it is kept apart. */
final class Afterlife {
  /** What a use after the end was reported as: further ones are only counted. */
  Judge.Verdict reported;

  /** The lease that its object was last used in, from inside that one's handle. */
  private WeakReference<Lease> successor;

  private Afterlife() {}

  /** Begun with the first that is to be kept. */
  static Afterlife of(Life life) {
    if (life.afterlife instanceof Afterlife known) {
      return known;
    }
    Afterlife begun = new Afterlife();
    life.afterlife = begun;
    return begun;
  }

  static Judge.Verdict reported(Life life) {
    return life.afterlife instanceof Afterlife known ? known.reported : null;
  }

  /** The lease that the object is used in now, or null. */
  static Lease successor(Life life) {
    if (life.afterlife instanceof Afterlife known && known.successor != null) {
      Lease lease = known.successor.get();
      return lease == null || lease.over ? null : lease;
    }
    return null;
  }

  /** What is over was used from inside a call on something alive. */
  static void succeeds(Life over, Life alive) {
    if (alive.root() instanceof Lease lease) {
      Afterlife known = of(over);
      if (known.successor == null || !known.successor.refersTo(lease)) {
        known.successor = new WeakReference<>(lease);
      }
    }
  }
}
