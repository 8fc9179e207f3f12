package dev.outlive.weave;

/**
 * One row of the table of targets.
 *
 * @param number its place in the table
 * @param kind the interface that declares it
 * @param name its name
 * @param descriptor its descriptor
 * @param verb what it means
 * @param handsOut the kind that its result is declared to be, null for none
 */
public record JdbcMethod(
    int number, JdbcKind kind, String name, String descriptor, Verb verb, JdbcKind handsOut) {
  /** Whether it keeps or undoes what was done. */
  boolean decidesTransaction() {
    return kind == JdbcKind.CONNECTION && (name.equals("commit") || name.equals("rollback"));
  }
}
