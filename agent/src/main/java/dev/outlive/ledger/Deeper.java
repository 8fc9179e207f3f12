package dev.outlive.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a read of the agent's makes an ORM bind: it belongs to a copied value, and so to the session
 * of the value's owner, one step deeper. Confined to the thread that reads.
 */
final class Deeper {
  private final BoundMark owner;
  private final List<Object> joined = new ArrayList<>();

  Deeper(BoundMark owner) {
    this.owner = owner;
  }

  /** An object is bound; what it is to carry. */
  BoundMark join(Object bound) {
    joined.add(bound);
    return owner.deeper();
  }

  List<Object> joined() {
    return joined;
  }
}
