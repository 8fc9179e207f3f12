package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.RootLife;

/**
 * The time during which somebody may use a connection or session: from the hand-out to the close of
 * exactly that hand-out. Held by the stamps of the handle and its children, so that it is
 * unreachable when they are; it holds nothing of the host strongly.
 *
 * <p>One is made for each borrow, so it has what each needs, and {@link Extras} for what few do.
 */
public final class Lease extends RootLife {
  final boolean ofSession;
  final Capture opened;

  /** Of a session: where its last connection came from. */
  Source source;

  /** Whether its close gave the connection back to somebody who keeps it open. */
  boolean pooled;

  /** Whether a pool, or another library, opened it for itself. */
  boolean ofLibrary;

  /** Whether a statement, or the holder, changed what a fresh connection would not have. */
  boolean unlikeFresh;

  /** How often that may have changed which rows it shows. */
  int stateChanges;

  /** In which time of copying such changes were looked for from the beginning; 0: in none. */
  int stateWatchedIn;

  /** Whether state was changed that may go with the transaction that it was changed in. */
  private boolean stateOfTransaction;

  private boolean autoCommit = true;

  /** Work of which nothing more is known. */
  static final String UNKNOWN_WORK = "";

  /** Whether anything was run since the last transaction, or auto-commit's last. */
  boolean ran;

  /** Whether something was run on it that hands out rows, and may have written them. */
  boolean handedOutWritten;

  /** The SQL of the first work that is neither committed nor rolled back; null for none. */
  String work;

  /** Nothing more is reported: aborted, or the connection broke. */
  boolean quiet;

  /** Ended by somebody else than its holder. */
  boolean unasked;

  /**
   * Its holder has closed it, and its handle says that it is open: it is shared, or the pool's own.
   * What came of it may be used by others, and nobody has it but whom it is handed out to next.
   */
  boolean keptOpen;

  /** Whether it is no longer among the young; the ticker's. */
  boolean aged;

  /** The SQL that was last prepared or run, as the host wrote it. */
  String lastSql;

  /** Null until something of it is needed. */
  volatile Extras extras;

  /** Of what no call is made on. */
  Lease(boolean ofSession, Capture opened, Source source) {
    this(ofSession, opened, source, null);
  }

  /**
   * @param calls of the thread that it begins on
   */
  Lease(boolean ofSession, Capture opened, Source source, Calls calls) {
    super(calls);
    this.ofSession = ofSession;
    this.opened = opened;
    this.source = source;
  }

  /** Its number in this process; the first question numbers it. */
  long id() {
    return extras().id;
  }

  /** Whether it came from there and shows what a fresh one would, as far as was looked for. */
  public boolean asFreshFrom(Object identity) {
    return identity.equals(source.identity()) && !unlikeFresh && stateWatched();
  }

  /** Whether changes of its state are looked for, and were from the beginning. */
  boolean stateWatched() {
    return stateWatchedIn != 0 && stateWatchedIn == Hooks.copying();
  }

  /** It works otherwise than a fresh one now, but shows what it showed. */
  void modeChanged() {
    unlikeFresh = true;
    if (heldBySession()) {
      extras.session.unlikeFresh = true;
    }
  }

  /** It may show other rows now: than before, and than a fresh one. */
  void stateChanged() {
    modeChanged();
    stateChanges++;
    stateOfTransaction = true;
    if (heldBySession()) {
      extras.session.stateChanges++;
    }
  }

  /** Work was undone: perhaps a change of state with it. */
  void undone() {
    if (stateOfTransaction) {
      stateChanged();
    }
  }

  /** What was set for the transaction, or is undone with it, is gone. */
  void transactionEnded() {
    undone();
    stateOfTransaction = false;
  }

  /** It was closed, outside a transaction, and is not over. */
  void keepOpen() {
    keptOpen = true;
    extras().end.excused = true;
  }

  /** If it does not end, nobody is to be told: whatever is known of it apart says so, too. */
  void excuse() {
    Extras known = extras;
    if (known != null) {
      known.end.excused = true;
    }
  }

  /** Whether its holder has not switched auto-commit off. */
  boolean autoCommits() {
    return autoCommit;
  }

  /** Whether what is run in it is run in a transaction that its holder is to end. */
  boolean inTransaction() {
    Extras known = extras;
    Physical physical = known == null ? null : known.physical;
    return !autoCommit || physical != null && physical.offByDefault && !physical.autoCommits();
  }

  /** Whether it is a transaction that the application has begun. */
  boolean inExplicitTransaction() {
    Extras known = extras;
    return known != null && known.explicit != null ? known.explicit : inTransaction();
  }

  void autoCommit(boolean on) {
    if (on) {
      transactionEnded();
    } else if (autoCommit) {
      // What was set before is not of the transaction that may begin now.
      stateOfTransaction = false;
    }
    autoCommit = on;
  }

  /** Whether a session holds it: the two are one, and the session is listed. */
  boolean heldBySession() {
    Extras known = extras;
    return known != null && known.session != null;
  }

  /** The same, and that is open: what an ORM pools itself is held by one session after another. */
  boolean heldByOpenSession() {
    return heldBySession() && !extras.session.over;
  }

  /** A thread has made a statement of it or run one: who uses it has it. */
  void usedBy(JdbcThread by) {
    if (!by.is(opened.by) || handedOver()) {
      extras().user = by.holder();
      if (heldBySession()) {
        extras.session.extras().user = by.holder();
      }
    }
  }

  /** Whether another thread than the one that opened it has used it. */
  boolean handedOver() {
    Extras known = extras;
    return known != null && known.user != null;
  }

  /** Who has it: the thread that used it last, if it was handed over. */
  Holder holder() {
    Extras known = extras;
    Holder user = known == null ? null : known.user;
    return user == null ? opened.by : user;
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
