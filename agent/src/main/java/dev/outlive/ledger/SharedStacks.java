package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Stacks that are the same are kept once: many thousands of statements may be open that one line
 * has created. Weakly, so that it keeps none; of two that fall into one slot the later one is
 * known. By the ticker only.
 */
final class SharedStacks {
  private static final int SLOTS = 1 << 10;

  private final Slot[] slots = new Slot[SLOTS];

  /** The same stack as was seen before, if it was; else this one. */
  StackTraceElement[] shared(StackTraceElement[] stack) {
    int hash = Arrays.hashCode(stack);
    int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
    StackTraceElement[] known = slots[slot] == null ? null : slots[slot].get();
    if (Arrays.equals(known, stack)) {
      return known;
    }
    slots[slot] = new Slot(stack);
    return stack;
  }

  private static final class Slot extends WeakReference<StackTraceElement[]> {
    Slot(StackTraceElement[] stack) {
      super(stack);
    }
  }
}
