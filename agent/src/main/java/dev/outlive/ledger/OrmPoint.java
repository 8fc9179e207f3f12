package dev.outlive.ledger;

import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;

/** A woven call of an ORM. */
public interface OrmPoint {
  /** What it means. */
  Role role();

  /** The ORM of the receiver; null if it is not recognised, or off. */
  Orm orm(Object self);

  /** The ORM lacks what its adapter calls: nothing is asked of it any more. */
  void unlinked(LinkageError lacking);
}
