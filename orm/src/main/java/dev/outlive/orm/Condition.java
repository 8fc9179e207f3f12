package dev.outlive.orm;

/** Which rows a {@link Query} is for. Made by {@link Field} and {@link ForeignKey}; immutable. */
public final class Condition {

  private final org.jooq.Condition sql;

  Condition(org.jooq.Condition sql) {
    this.sql = sql;
  }

  /** Both. */
  public Condition and(Condition other) {
    return new Condition(sql.and(other.sql));
  }

  /** At least one of the two. */
  public Condition or(Condition other) {
    return new Condition(sql.or(other.sql));
  }

  /** The opposite. */
  public Condition not() {
    return new Condition(sql.not());
  }

  org.jooq.Condition sql() {
    return sql;
  }
}
