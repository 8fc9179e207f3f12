package dev.outlive.corpus.order;

/**
 * Published with the transaction that places an order.
 *
 * @param order the order's id
 */
public record OrderPlaced(long order) {}
