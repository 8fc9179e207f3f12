package dev.outlive.report;

import java.util.Objects;

/**
 * The object that outlived something.
 *
 * @param kind what sort of object it is
 * @param type the type as the user knows it: the entity class, the JDBC interface
 * @param implementation the class behind it, or null
 * @param member the attribute or method, or null
 * @param id its identity where known without I/O, or null
 */
public record Subject(Kind kind, String type, String implementation, String member, String id) {
  public Subject {
    Objects.requireNonNull(kind, "kind");
  }

  /** The sorts of subject. */
  public enum Kind {
    ATTRIBUTE,
    CONNECTION,
    STATEMENT,
    RESULT_SET,
    LOB,
    ARRAY,
    XML,
    SAVEPOINT,
    METADATA,
    SESSION;

    /** The spelling of the JSON record. */
    public String text() {
      return Spelling.of(this);
    }
  }
}
