package dev.outlive.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * Which models to read, and how much of them. Immutable: every method that refines a query gives
 * another one. Nothing is read before {@link #get}, {@link #getOrNone}, {@link #list} or {@link
 * #count}, each of which runs on the thread's open context (or, with autoconnect, in a short one of
 * its own) and throws {@link NoContextException} where there is none and {@link DatabaseException}
 * when the database fails.
 *
 * @param <M> the model
 */
public final class Query<M extends Model> {

  private final Database database;
  private final Table<M> table;
  private final List<Field<M, ?>> columns;
  private final org.jooq.Condition condition;
  private final List<Order> orders;
  private final List<LazyAttribute<?>> prefetched;
  private final Integer limit;
  private final int offset;

  private Query(
      Database database,
      Table<M> table,
      List<Field<M, ?>> columns,
      org.jooq.Condition condition,
      List<Order> orders,
      List<LazyAttribute<?>> prefetched,
      Integer limit,
      int offset) {
    this.database = database;
    this.table = table;
    this.columns = columns;
    this.condition = condition;
    this.orders = orders;
    this.prefetched = prefetched;
    this.limit = limit;
    this.offset = offset;
  }

  /** Every row, deferred columns left out. */
  static <M extends Model> Query<M> all(Database database, Table<M> table) {
    List<Field<M, ?>> columns =
        table.fields().stream().filter(field -> !field.isDeferred()).toList();
    return of(database, table, columns);
  }

  /** Every row, with the primary key and the given columns. */
  static <M extends Model> Query<M> of(
      Database database, Table<M> table, List<Field<M, ?>> columns) {
    Query<M> query =
        new Query<>(
            database, table, List.of(table.id()), DSL.noCondition(), List.of(), List.of(), null, 0);
    for (Field<M, ?> column : columns) {
      query = query.alsoLoading(column);
    }
    return query;
  }

  Query<M> alsoLoading(Field<M, ?> column) {
    requireOwn(column);
    return columns.contains(column)
        ? this
        : new Query<>(
            database, table, with(columns, column), condition, orders, prefetched, limit, offset);
  }

  /** Only rows that also meet the condition. */
  public Query<M> where(Condition condition) {
    return new Query<>(
        database,
        table,
        columns,
        this.condition.and(condition.sql()),
        orders,
        prefetched,
        limit,
        offset);
  }

  /** In this order, after any given before. */
  public Query<M> orderBy(Order... orders) {
    List<Order> all = new ArrayList<>(this.orders);
    all.addAll(List.of(orders));
    return new Query<>(
        database, table, columns, condition, List.copyOf(all), prefetched, limit, offset);
  }

  /** At most so many. */
  public Query<M> limit(int limit) {
    return new Query<>(database, table, columns, condition, orders, prefetched, limit, offset);
  }

  /** Without the first so many; only useful with an order and a limit. */
  public Query<M> offset(int offset) {
    return new Query<>(database, table, columns, condition, orders, prefetched, limit, offset);
  }

  /**
   * Loads these attributes along with the models, each for all of them at once, so that they are
   * there after the context has been closed.
   */
  public Query<M> prefetch(LazyAttribute<?>... attributes) {
    List<LazyAttribute<?>> all = prefetched;
    for (LazyAttribute<?> attribute : attributes) {
      requireOwn(attribute);
      all = with(all, attribute);
    }
    return new Query<>(database, table, columns, condition, orders, all, limit, offset);
  }

  /**
   * The first model.
   *
   * @throws ModelNotFoundException if there is none
   */
  public M get() {
    return getOrNone()
        .orElseThrow(() -> new ModelNotFoundException("No " + table + " matches the query"));
  }

  /** The first model, if there is any. */
  public Optional<M> getOrNone() {
    Query<M> first = limit(limit == null ? 1 : Math.min(limit, 1));
    return first.list().stream().findFirst();
  }

  /** All the models, in a list of the caller's own. */
  public List<M> list() {
    return database.inContext(this::fetch);
  }

  /** How many rows meet the condition, whatever the limit. */
  public long count() {
    return database.inContext(
        context ->
            context
                .sql()
                .select(DSL.count())
                .from(table.sql())
                .where(condition)
                .fetchSingle()
                .value1()
                .longValue());
  }

  List<M> fetch(ConnectionContext context) {
    SelectQuery<Record> select = context.sql().selectQuery(table.sql());
    columns.forEach(column -> select.addSelect(column.sql()));
    select.addConditions(condition);
    orders.forEach(order -> select.addOrderBy(order.sql()));
    if (limit != null) {
      select.addLimit(offset, limit);
    } else if (offset > 0) {
      select.addOffset(offset);
    }
    List<M> models = new ArrayList<>();
    for (Record row : context.fetch(select)) {
      M model = table.newModel();
      model.fill(columns, row);
      context.bound(model);
      models.add(model);
    }
    for (LazyAttribute<?> attribute : prefetched) {
      attribute
          .readFrom(context, models, Integer.MAX_VALUE)
          .forEach((owner, value) -> owner.keep(attribute, value));
    }
    return models;
  }

  private void requireOwn(LazyAttribute<?> attribute) {
    if (attribute.table() != table) {
      throw new IllegalArgumentException(attribute + " is no attribute of " + table);
    }
  }

  private static <T> List<T> with(List<? extends T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }
}
