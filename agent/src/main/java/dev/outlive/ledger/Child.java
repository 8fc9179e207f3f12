package dev.outlive.ledger;

import dev.outlive.weave.JdbcKind;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A statement or result set that is open. It is held by its object and what came from that alone,
 * so that it goes with them; what is to be said of it then is kept here.
 */
final class Child extends WeakReference<Part> {
  final LeaseChildren family;
  final JdbcKind kind;
  final Capture loaded;

  /** The name of the object's class. */
  final String implementation;

  /** Of a result set: the statement that it came from; null of a statement. */
  final Child statement;

  /** What was last prepared or run, as the host wrote it; null if unknown. */
  volatile String sql;

  /** Whether it closes when its result set does. */
  volatile boolean closesOnCompletion;

  /** Whether a rule has spoken of it, or would have, had its place been known; the ticker's. */
  boolean judged;

  /** In its family, the one that was opened after it, and the one before; guarded by the family. */
  Child newer;

  Child older;

  private volatile boolean open = true;

  Child(
      LeaseChildren family,
      Part life,
      String implementation,
      Child statement,
      ReferenceQueue<Part> gone) {
    super(life, gone);
    this.family = family;
    this.kind = life.kind;
    this.loaded = life.loaded;
    this.implementation = implementation;
    this.statement = statement;
    this.sql = life.sql;
  }

  /** Whether neither it nor what it depends on has ended. */
  boolean open() {
    return open;
  }

  /** Nobody need close it any more: it was, or it ended with something else. */
  void ended() {
    if (open) {
      family.remove(this);
    }
  }

  /** Its family has let go of it. */
  void left() {
    open = false;
  }
}
