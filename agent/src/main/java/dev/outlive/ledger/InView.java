package dev.outlive.ledger;

/**
 * What is known of a lazy read in a session that only open-in-view keeps open.
 *
 * @param handler the method that Spring MVC has found for the request; null if it has found none
 * @param inTransaction whether it was done in a transaction, though in another than its owner was
 *     loaded in
 */
public record InView(String handler, boolean inTransaction) {}
