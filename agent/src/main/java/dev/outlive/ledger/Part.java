package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;

/** The life of one bound object: a result set, LOB, array, savepoint, metadata, exposed handle. */
class Part extends Life {
  final JdbcKind kind;
  final Capture loaded;

  /** As the host wrote it; known of a plain statement only when it runs. */
  String sql;

  /** The life that the object carried before it was exposed: its physical connection's. */
  Life exposed;

  /** What was copied of the object before it ended; auto-fix's. */
  Object copy;

  Part(Life up, JdbcKind kind, String sql, Capture loaded) {
    super(up);
    this.kind = kind;
    this.sql = sql;
    this.loaded = loaded;
  }

  /** It ends, or its object carries another life from now on: for what is told of that. */
  void noteEnd() {}
}
