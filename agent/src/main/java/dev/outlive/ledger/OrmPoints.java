package dev.outlive.ledger;

/** The calls of ORMs that are woven, by number. */
@FunctionalInterface
public interface OrmPoints {
  /** The point with this number. */
  OrmPoint of(int number);
}
