package dev.outlive.ledger;

/** The calls of ORMs that are woven, by number. */
public interface OrmPoints {
  /** The point with this number. */
  OrmPoint of(int number);

  /** Whether a class is one of an ORM that there is an adapter for, whatever became of that. */
  boolean ofOrm(String className);
}
