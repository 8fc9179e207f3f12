package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The closes of stamped objects inside one outermost call. */
final class NestedCloses {
  /**
   * A close that has not ended yet.
   *
   * @param object what is closed
   * @param life its life
   * @param depth how deep in structural calls
   */
  record Close(Object object, Life life, int depth) {}

  private final Deque<Close> running = new ArrayDeque<>(2);
  private final List<Part> parts = new ArrayList<>(2);

  /** Those of the thread's outermost call; null if there were none. */
  static NestedCloses of(Calls calls) {
    return (NestedCloses) calls.nestedCloses;
  }

  /** A close begins. */
  static void begin(Calls calls, Object object, Life life) {
    if (calls.nestedCloses == null) {
      calls.nestedCloses = new NestedCloses();
      calls.touched = true;
    }
    of(calls).running.push(new Close(object, life, calls.depth));
  }

  /** A close has ended: the one that began at this depth, or null. */
  Close end(int depth) {
    Close last = running.peek();
    return last == null || last.depth != depth ? null : running.pop();
  }

  /** Whether what is closed now is closed by the close of a connection inside this call. */
  boolean ofLease() {
    for (Close each : running) {
      if (each.life instanceof Lease) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of a part the end is told once the outermost call is over: a driver or pool that closes a
   * statement's result set with the statement only says the same once more.
   */
  void later(Part part) {
    parts.add(part);
  }

  /** What was closed, and waits to be told. */
  List<Part> parts() {
    return parts;
  }
}
