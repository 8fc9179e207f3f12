package dev.outlive.ledger;

import dev.outlive.hook.Life;

/**
 * How a life ended. One that was closed by hand carries the mere capture instead: most do.
 *
 * @param capture when and where
 * @param how why, where it was not closed by hand; else null
 */
record End(Capture capture, String how) {
  /** How a life ended, null while it lasts. */
  static End of(Life life) {
    Object end = life.end;
    return end instanceof Capture byHand ? new End(byHand, null) : (End) end;
  }

  /** Says of a life how it ended. */
  static void put(Life life, Capture capture, String how) {
    life.end = how == null ? capture : new End(capture, how);
  }
}
