package dev.outlive.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The leases that one thread has opened of late and not ended. Its owner adds and removes without a
 * lock or an atomic instruction; the ticker takes away what is no longer young, and nobody else
 * writes. A slot is only ever emptied by others, so the owner's plain writes are never lost.
 */
final class YoungLeases {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Lease[].class);

  /** How far a lease that ends is looked for; of others the ticker finds that they ended. */
  private static final int NEAREST = 16;

  private volatile Lease[] slots = new Lease[4];

  /** The owner's: above it all slots are empty. */
  private int top;

  /** By the owner. */
  void add(Lease lease) {
    Lease[] own = slots;
    int at = top;
    while (at > 0 && own[at - 1] == null) {
      at--;
    }
    if (at == own.length) {
      own = withRoom(own);
      at = top;
    }
    own[at] = lease;
    top = at + 1;
  }

  /** Moves what is still open together, into a longer array if that makes no room. */
  private Lease[] withRoom(Lease[] full) {
    Lease[] open = new Lease[full.length];
    int count = 0;
    for (Lease lease : full) {
      if (lease != null && !lease.over) {
        open[count++] = lease;
      }
    }
    top = count;
    Lease[] roomy = count > full.length / 2 ? Arrays.copyOf(open, 2 * full.length) : open;
    slots = roomy;
    return roomy;
  }

  /** By the owner, of a lease that may be another's. */
  void remove(Lease lease) {
    Lease[] own = slots;
    int last = Math.max(0, top - NEAREST);
    for (int at = top - 1; at >= last; at--) {
      if (own[at] == lease) {
        own[at] = null;
        return;
      }
    }
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
      if (lease != null && !lease.over) {
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
      if (lease != null && !lease.over) {
        each.accept(lease);
      }
    }
  }
}
