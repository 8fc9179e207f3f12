package dev.outlive.ledger;

import dev.outlive.adapter.Orm;

/**
 * A read of a lazy attribute that the ORM is at, from its beginning until its outcome is known.
 *
 * @param orm the ORM
 * @param bound the object that is read from
 * @param attribute the attribute, in the ORM's words
 * @param mark what the object carries; null for nothing
 * @param read what is known of a read after an end; null of one that is none, as far as anybody
 *     knows
 * @param ended what had ended: the session, or the transaction only
 * @param crossed whether it is done in another request than its owner was loaded in
 * @param leases how many leases the thread had opened before
 * @param runs how many queries it had run before
 * @param answer what it is answered with in the ORM's place; null for nothing
 */
record Reading(
    Orm orm,
    Object bound,
    Object attribute,
    BoundMark mark,
    Fix.Read read,
    Misuse.Ended ended,
    boolean crossed,
    int leases,
    int runs,
    Fix.Answer answer) {

  Reading answeredBy(Fix.Answer given) {
    return new Reading(orm, bound, attribute, mark, read, ended, crossed, leases, runs, given);
  }

  /** With all that can be said of it. */
  Reading after(Misuse.Ended end, Fix.Read known) {
    return new Reading(orm, bound, attribute, mark, known, end, crossed, leases, runs, answer);
  }

  /** Whether nothing is known to be wrong with it. */
  boolean well() {
    return read == null;
  }

  /** Whether its session is open, and it only comes after the transaction. */
  boolean onlyOutside() {
    return ended == Misuse.Ended.TRANSACTION;
  }
}
