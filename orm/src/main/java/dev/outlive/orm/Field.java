package dev.outlive.orm;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * A typed column. Made by the methods of {@link Table}; compared into {@link Condition}s. Immutable
 * and thread-safe.
 *
 * @param <M> the model that has it
 * @param <V> its Java type
 */
public final class Field<M extends Model, V> extends LazyAttribute<V> {

  private final org.jooq.Field<V> sql;
  private final Set<ColumnOption> options;

  Field(Table<M> table, String name, org.jooq.DataType<V> type, Set<ColumnOption> options) {
    super(table, name);
    this.sql = DSL.field(DSL.name(table.name(), name), type);
    this.options = options;
  }

  /** Whether queries leave the column out unless they name it. */
  public boolean isDeferred() {
    return options.contains(ColumnOption.DEFERRED);
  }

  boolean has(ColumnOption option) {
    return options.contains(option);
  }

  org.jooq.Field<V> sql() {
    return sql;
  }

  /** Equal to the value; null asks for {@code is null}. */
  public Condition eq(V value) {
    return value == null ? isNull() : new Condition(sql.eq(value));
  }

  /** Not equal to the value; null asks for {@code is not null}. */
  public Condition ne(V value) {
    return value == null ? isNotNull() : new Condition(sql.ne(value));
  }

  /** Less than the value. */
  public Condition lt(V value) {
    return new Condition(sql.lt(Objects.requireNonNull(value)));
  }

  /** Less than or equal to the value. */
  public Condition le(V value) {
    return new Condition(sql.le(Objects.requireNonNull(value)));
  }

  /** Greater than the value. */
  public Condition gt(V value) {
    return new Condition(sql.gt(Objects.requireNonNull(value)));
  }

  /** Greater than or equal to the value. */
  public Condition ge(V value) {
    return new Condition(sql.ge(Objects.requireNonNull(value)));
  }

  /** Like the SQL pattern ({@code %}, {@code _}); case as the database has it. */
  public Condition like(String pattern) {
    return new Condition(sql.like(Objects.requireNonNull(pattern)));
  }

  /** One of the values; of none of them when there are none. */
  public Condition in(Collection<? extends V> values) {
    return new Condition(sql.in(values));
  }

  /** Null. */
  public Condition isNull() {
    return new Condition(sql.isNull());
  }

  /** Not null. */
  public Condition isNotNull() {
    return new Condition(sql.isNotNull());
  }

  /** Smallest first. */
  public Order asc() {
    return new Order(sql.asc());
  }

  /** Largest first. */
  public Order desc() {
    return new Order(sql.desc());
  }

  @Override
  Object loadedIn(Model owner) {
    return owner.slot(this);
  }

  @Override
  Map<Model, Object> readFrom(
      ConnectionContext context, Collection<? extends Model> owners, int maxRows) {
    org.jooq.Field<Long> id = table().id().sql();
    Set<Long> keys = new LinkedHashSet<>();
    owners.forEach(owner -> keys.add(owner.primaryKey()));
    Map<Long, Object> byKey = new HashMap<>();
    for (List<Long> chunk : chunks(keys)) {
      SelectQuery<Record> select = context.sql().selectQuery(table().sql());
      select.addSelect(id, sql);
      select.addConditions(id.in(chunk));
      for (Record row : context.fetch(select)) {
        byKey.put(row.get(id), row.get(sql));
      }
    }
    Map<Model, Object> values = new IdentityHashMap<>();
    for (Model owner : owners) {
      if (byKey.containsKey(owner.primaryKey())) {
        values.put(owner, byKey.get(owner.primaryKey()));
      }
    }
    return values;
  }
}
