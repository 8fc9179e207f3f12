package dev.outlive.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The leases that one thread has opened of late. Its owner adds without a lock or an atomic
 * instruction, and where one has ended the next takes its slot; the ticker takes away what has
 * ended or is no longer young, and nobody else writes. A slot is only ever emptied by others, so
 * the owner's plain writes are never lost.
 */
final class YoungLeases {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Lease[].class);

  /**
   * After so many, the array is made anew. What the collector has found old costs a memory fence
   * for each young object that is written into it (G1).
   */
  private static final int RENEWED_AFTER = 256;

  private volatile Lease[] slots = new Lease[4];

  /** The owner's: above it all slots are empty. What is below it may have ended. */
  private int top;

  /** The owner's: how many more the array takes. */
  private int until = RENEWED_AFTER;

  /** By the owner. */
  void add(Lease lease) {
    Lease[] own = slots;
    int at = top;
    while (at > 0 && free(own[at - 1])) {
      at--;
    }
    if (at == own.length || --until == 0) {
      own = withRoom(own);
      at = top;
    }
    own[at] = lease;
    top = at + 1;
  }

  private static boolean free(Lease lease) {
    return lease == null || lease.over;
  }

  /** Moves what is still open together, into a longer array if that makes no room. */
  private Lease[] withRoom(Lease[] full) {
    Lease[] open = new Lease[full.length];
    int count = 0;
    for (Lease lease : full) {
      if (!free(lease)) {
        open[count++] = lease;
      }
    }
    top = count;
    until = RENEWED_AFTER;
    Lease[] roomy = count > full.length / 2 ? Arrays.copyOf(open, 2 * full.length) : open;
    slots = roomy;
    return roomy;
  }

  /** By the ticker: hands over what was opened before, and forgets it and what has ended. */
  void age(long before, Consumer<Lease> aged) {
    Lease[] all = slots;
    for (int at = 0; at < all.length; at++) {
      Lease lease = (Lease) SLOT.getOpaque(all, at);
      if (lease != null && (lease.over || lease.opened.at < before)) {
        if (!lease.over && !lease.keptOpen && !lease.aged) {
          // An array that its owner has just copied has it once more.
          lease.aged = true;
          aged.accept(lease);
        }
        SLOT.compareAndSet(all, at, lease, null);
      }
    }
  }

  /** By the ticker. */
  boolean isEmpty() {
    for (Lease lease : slots) {
      if (!free(lease)) {
        return false;
      }
    }
    return true;
  }

  /** By anybody. */
  void forEach(Consumer<Lease> each) {
    Lease[] all = slots;
    for (int at = 0; at < all.length; at++) {
      Lease lease = (Lease) SLOT.getOpaque(all, at);
      if (!free(lease)) {
        each.accept(lease);
      }
    }
  }
}
