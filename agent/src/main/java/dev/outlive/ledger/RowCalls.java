package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.hook.Tracker;
import dev.outlive.weave.JdbcMethod;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Row calls on what is over, from their beginning until it is known what the caller got. Every
 * entry may throw; the ledger contains it.
 */
final class RowCalls {
  private final Misuses misuses;
  private final Copying copying;

  RowCalls(Misuses misuses, Copying copying) {
    this.misuses = misuses;
    this.copying = copying;
  }

  /**
   * A call that waits for its outcome.
   *
   * @param self its receiver
   * @param use the use that it is; null for a driver's own call, inside one
   * @param ifThrown what is to be done if it fails; null for nothing
   */
  private record RowUse(Object self, PendingUse use, Runnable ifThrown) {}

  /** A call begins: the verdict to be thrown, or null to let it run. */
  RuntimeException used(Calls calls, Object self, Life life) {
    if (calls.depth > 0) {
      return null;
    }
    PendingUse use = misuses.begin(self, life, null, false, false);
    RuntimeException verdict = use == null ? null : misuses.block(use);
    Deque<RowUse> rows = rows(calls);
    if (verdict == null && (use != null || rows != null)) {
      if (rows == null) {
        rows = new ArrayDeque<>(4);
        calls.rows = rows;
        Hooks.awaits(true);
      } else if (use != null) {
        // The application's own call: whatever still waits below it never returned.
        rows.clear();
      }
      rows.push(new RowUse(self, use, null));
    }
    return verdict;
  }

  void returned(Calls calls, Object self) {
    RowUse top = pop(calls, self);
    if (top != null && top.use != null) {
      misuses.returned(top.use);
    }
  }

  void threw(Calls calls, Object self, Throwable thrown) {
    RowUse top = pop(calls, self);
    if (top != null && top.use != null) {
      misuses.threw(top.use, thrown);
      if (top.ifThrown != null) {
        top.ifThrown.run();
      }
    }
  }

  /** A value for the application's own call, which {@link #used} has found to be one. */
  Object served(Calls calls, Object self, JdbcMethod method, Object[] arguments) {
    RowUse top = top(calls, self);
    if (top == null
        || top.use == null
        || !misuses.fixed()
        || !(top.use.dead() instanceof Part dead)) {
      return Tracker.NOT_SERVED;
    }
    Object value = copying.serve(dead, method, arguments);
    if (value == Tracker.NOT_SERVED) {
      learn(calls, top, dead, method, arguments);
    } else {
      misuses.served(pop(calls, self).use);
    }
    return value;
  }

  /**
   * What goes on working on a connection that a pool has lent to somebody else is a stale handle:
   * nothing is to hide that.
   */
  private void learn(Calls calls, RowUse top, Part dead, JdbcMethod method, Object[] arguments) {
    Copies.EndedBy end = WhatEnded.by(dead);
    Runnable learn = () -> copying.learn(dead, end, method, arguments);
    if (end == Copies.EndedBy.CONNECTION
        && dead.root() instanceof Lease lease
        && lease.pooled
        && !lease.unasked) {
      Deque<RowUse> rows = rows(calls);
      rows.pop();
      rows.push(new RowUse(top.self, top.use, learn));
    } else {
      learn.run();
    }
  }

  private static RowUse pop(Calls calls, Object self) {
    RowUse top = top(calls, self);
    if (top == null) {
      return null;
    }
    Deque<RowUse> rows = rows(calls);
    rows.pop();
    if (rows.isEmpty()) {
      calls.rows = null;
      Hooks.awaits(false);
    }
    return top;
  }

  private static RowUse top(Calls calls, Object self) {
    Deque<RowUse> rows = rows(calls);
    RowUse top = rows == null || calls.depth > 0 ? null : rows.peek();
    // Without a receiver, where a method's frames have forgotten it, the last that waits is meant.
    return top == null || self != null && top.self != self ? null : top;
  }

  @SuppressWarnings("unchecked") // nobody else writes it
  private static Deque<RowUse> rows(Calls calls) {
    return (Deque<RowUse>) calls.rows;
  }
}
