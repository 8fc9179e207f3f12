package dev.outlive.weave;

/**
 * A method by which a thread enters a request.
 *
 * @param name what the request is called; null to ask the method's first argument
 * @param locals how many local variables its code has
 */
record Entry(String name, int locals) {}
