package dev.outlive.orm;

/** In which order a {@link Query} gives its models. Made by {@link Field}; immutable. */
public final class Order {

  private final org.jooq.SortField<?> sql;

  Order(org.jooq.SortField<?> sql) {
    this.sql = sql;
  }

  org.jooq.SortField<?> sql() {
    return sql;
  }
}
