package dev.outlive.ledger;

import dev.outlive.adapter.Orm;

/**
 * Where what makes sessions was closed: a session may see only later, or never, that it has ended
 * with its factory. Thread-safe.
 */
final class ClosedFactories {
  /** How such a session ended. */
  static final String HOW = "its factory closed";

  private final WeakIdentityMap<Capture> closed = new WeakIdentityMap<>();

  void closed(Object factory, Capture where) {
    closed.put(factory, where);
  }

  /** Where the factory of a session was closed; null if it was not. */
  Capture of(Orm orm, Object session) {
    Object factory = session == null ? null : orm.factory(session);
    return factory == null ? null : closed.get(factory);
  }

  /** Forgets factories that are gone. */
  void tick() {
    closed.expunge();
  }
}
