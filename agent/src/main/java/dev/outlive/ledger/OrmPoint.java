package dev.outlive.ledger;

import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;

/** A woven call of an ORM. */
public interface OrmPoint {
  /** What it means. */
  Role role();

  /** The ORM of the receiver; null if it is not recognised. */
  Orm orm(Object self);
}
