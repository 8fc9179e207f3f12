package dev.outlive.ledger;

import dev.outlive.hook.Life;

/**
 * The time during which somebody may use a connection or session: from the hand-out to the close of
 * exactly that hand-out. Held by the stamps of the handle and its children, so that it is
 * unreachable when they are; it holds nothing of the host strongly.
 *
 * <p>One is made for each borrow, so it has what each needs, and {@link Extras} for what few do.
 */
public final class Lease extends Life {
  final boolean ofSession;
  final Capture opened;
  final Source source;

  /** Whether its close gave the connection back to somebody who keeps it open. */
  boolean pooled;

  /** Whether a pool, or another library, opened it for itself. */
  boolean ofLibrary;

  /** Whether a statement, or the holder, changed what a connection of its own would not have. */
  boolean stateChanged;

  /** Whether such changes were looked for from the beginning. */
  boolean stateWatched;

  /** Nothing more is reported: aborted, or the connection broke. */
  boolean quiet;

  /** Ended by somebody else than its holder. */
  boolean unasked;

  /** Whether it is no longer among the young; the ticker's. */
  boolean aged;

  /** The SQL that was last prepared or run, as the host wrote it. */
  String lastSql;

  /** Null until something of it is needed. */
  volatile Extras extras;

  Lease(boolean ofSession, Capture opened, Source source) {
    super(null);
    this.ofSession = ofSession;
    this.opened = opened;
    this.source = source;
  }

  /** Its number in this process; the first question numbers it. */
  long id() {
    return extras().id;
  }

  /** Whether a session holds it: the two are one, and the session is listed. */
  boolean heldBySession() {
    Extras known = extras;
    return known != null && known.session != null;
  }

  Extras extras() {
    Extras known = extras;
    if (known == null) {
      Extras made = new Extras();
      known = Extras.PLACE.compareAndSet(this, null, made) ? made : extras;
    }
    return known;
  }
}
