package dev.outlive.ledger;

/**
 * How a life ended.
 *
 * @param capture when and where
 * @param how why, where it was not closed by hand; else null
 */
record End(Capture capture, String how) {}
