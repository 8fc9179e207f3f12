package dev.outlive.weave;

import dev.outlive.hook.Hooks;

/** What a JDBC method means for the lives of objects. */
public enum Verb {
  /** Looks at or changes something: a row call. */
  USE,
  /** A row call that may hand out a bound object. */
  HAND_ON,
  /** Hands out a connection. */
  OPEN(Hooks.OPENS),
  /** Hands out a connection to a URL. */
  CONNECT(Hooks.OPENS | Hooks.TAKES_URL),
  /** Ends the receiver. */
  CLOSE(Hooks.CLOSES | Hooks.LEGAL),
  /** Ends the receiver and whatever it is doing, at once. */
  ABORT(Hooks.CLOSES | Hooks.LEGAL),
  /** Tells a pool that a handle was closed: its connection is given back, and stays open. */
  GIVE_BACK(Hooks.CLOSES | Hooks.LEGAL | Hooks.POOLED),
  /** Hands out what is only good while the receiver is. */
  CREATE,
  /** Hands out what the receiver wraps. */
  UNWRAP(Hooks.LEGAL),
  /** Legal at any time; what the driver calls inside is its own. */
  ALLOW(Hooks.LEGAL),
  /** Runs SQL; ends the results of the execution before. */
  EXECUTE(Hooks.RUNS | Hooks.ALONE),
  /** Runs SQL that changes something. */
  UPDATE(Hooks.RUNS | Hooks.UPDATES | Hooks.ALONE),
  /** Says how many rows the execution changed. */
  COUNT,
  /** Hands out the current result. */
  RESULT,
  /** Hands out the keys that the execution generated. */
  KEYS,
  /** Moves to the next result. */
  MORE_RESULTS,
  /** Ties a statement's end to that of its results. */
  CLOSE_ON_COMPLETION,
  /** Ends the transaction. */
  END_TRANSACTION,
  /**
   * Takes part in a distributed transaction; which statements that takes is the driver's affair.
   */
  TRANSACT,
  /** Changes what the connection may show: a fresh one may show other rows. */
  SET_STATE,
  /** Changes how the connection works: a fresh one would work otherwise. */
  SET_MODE,
  /** Sets or says what the connection carries on, and what changes no rows that it shows. */
  CARRY,
  /** Begins a savepoint. */
  SAVEPOINT,
  /** Returns to, or gives up, a savepoint. */
  USE_SAVEPOINT(Hooks.JUDGES_ARGUMENT);

  private final int bits;

  Verb() {
    this(0);
  }

  Verb(int bits) {
    this.bits = bits;
  }

  /** Whether it is no misuse, whatever it is called on. */
  public boolean legal() {
    return (bits & Hooks.LEGAL) != 0;
  }

  /** What the hooks must know of it, as bits of the call number. */
  int bits() {
    return bits;
  }

  boolean structural() {
    return this != USE && this != HAND_ON;
  }
}
