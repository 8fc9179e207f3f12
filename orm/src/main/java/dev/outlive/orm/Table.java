package dev.outlive.orm;

import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DataType;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A table and its attributes, declared in static fields of the model class that stands for its rows
 * (see the package's example). Every table has the automatic primary key {@code id}. Once a first
 * model has been made or a first query run, no attribute can be added; from then on the table is
 * immutable and thread-safe.
 *
 * @param <M> the model that stands for a row
 */
public final class Table<M extends Model> {

  private final String name;
  private final Supplier<M> constructor;
  private final List<LazyAttribute<?>> attributes = new ArrayList<>();
  private final Field<M, Long> id;
  private volatile boolean sealed;

  private Table(String name, Supplier<M> constructor) {
    this.name = Objects.requireNonNull(name);
    this.constructor = Objects.requireNonNull(constructor);
    this.id = new Field<>(this, "id", SQLDataType.BIGINT.identity(true), Set.of());
  }

  /**
   * Declares a table.
   *
   * @param name as in the database, which decides about upper and lower case
   * @param constructor makes an empty model
   */
  public static <M extends Model> Table<M> of(String name, Supplier<M> constructor) {
    return new Table<>(name, constructor);
  }

  /** The table's name. */
  public String name() {
    return name;
  }

  /** The primary key, {@code id}: given by the database when a model is inserted. */
  public Field<M, Long> id() {
    return id;
  }

  /** All attributes in the order of their declaration, the primary key first. */
  public List<LazyAttribute<?>> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /** Declares text of any length. */
  public Field<M, String> text(String name, ColumnOption... options) {
    return field(name, SQLDataType.VARCHAR, options);
  }

  /** Declares text of at most so many characters. */
  public Field<M, String> varchar(String name, int length, ColumnOption... options) {
    return field(name, SQLDataType.VARCHAR(length), options);
  }

  /** Declares a 32-bit number. */
  public Field<M, Integer> integer(String name, ColumnOption... options) {
    return field(name, SQLDataType.INTEGER, options);
  }

  /** Declares a 64-bit number. */
  public Field<M, Long> bigint(String name, ColumnOption... options) {
    return field(name, SQLDataType.BIGINT, options);
  }

  /** Declares a floating-point number. */
  public Field<M, Double> real(String name, ColumnOption... options) {
    return field(name, SQLDataType.DOUBLE, options);
  }

  /** Declares a decimal number of so many digits in all and behind the point. */
  public Field<M, BigDecimal> decimal(
      String name, int precision, int scale, ColumnOption... options) {
    return field(name, SQLDataType.DECIMAL(precision, scale), options);
  }

  /** Declares a truth value. */
  public Field<M, Boolean> bool(String name, ColumnOption... options) {
    return field(name, SQLDataType.BOOLEAN, options);
  }

  /** Declares a date. */
  public Field<M, LocalDate> date(String name, ColumnOption... options) {
    return field(name, SQLDataType.LOCALDATE, options);
  }

  /** Declares a date and time, to the microsecond (SQLite: millisecond), without zone. */
  public Field<M, LocalDateTime> timestamp(String name, ColumnOption... options) {
    return field(name, SQLDataType.LOCALDATETIME(6), options);
  }

  /** Declares bytes that are read as a plain value. */
  public Field<M, byte[]> bytes(String name, ColumnOption... options) {
    return field(name, SQLDataType.VARBINARY, options);
  }

  /**
   * Declares a binary large object. Its value is the driver's own {@link Blob}: it is bound to its
   * connection, and reading from it afterwards is the driver's business. To store one, set any
   * {@code Blob}, such as a {@code SerialBlob}. PostgreSQL's, large objects, live only inside
   * {@link Database#atomic(Database.Action) atomic}; SQLite's driver has none, there they are in
   * memory.
   */
  public Field<M, Blob> blob(String name, ColumnOption... options) {
    return field(name, LobBinding.BLOB, options);
  }

  /** Declares a character large object; as {@link #blob}, with the driver's {@link Clob}. */
  public Field<M, Clob> clob(String name, ColumnOption... options) {
    return field(name, LobBinding.CLOB, options);
  }

  /** Declares a reference to a row of another table, held in the column {@code name_id}. */
  public <T extends Model> ForeignKey<M, T> foreignKey(
      String name, Table<T> target, ColumnOption... options) {
    return new ForeignKey<>(this, name, Objects.requireNonNull(target, "target"), set(options));
  }

  /**
   * Declares the other end of a reference.
   *
   * @param foreignKey gives the reference when it is first needed, as {@code () -> Book.AUTHOR}:
   *     the two classes cannot both be initialized first
   */
  public <C extends Model> BackReference<M, C> backReference(
      String name, Supplier<ForeignKey<C, M>> foreignKey) {
    return new BackReference<>(this, name, foreignKey);
  }

  private <V> Field<M, V> field(String name, DataType<V> type, ColumnOption... options) {
    Set<ColumnOption> set = set(options);
    return new Field<>(this, name, type.nullable(!set.contains(ColumnOption.NOT_NULL)), set);
  }

  private static Set<ColumnOption> set(ColumnOption... options) {
    Set<ColumnOption> set = EnumSet.noneOf(ColumnOption.class);
    Collections.addAll(set, options);
    return Collections.unmodifiableSet(set);
  }

  /** Takes the attribute in and gives it its place. */
  int add(LazyAttribute<?> attribute) {
    if (sealed) {
      throw new IllegalStateException(
          this + " is in use; its attributes are declared in the model's static fields");
    }
    if (attributes.stream().anyMatch(other -> other.name().equals(attribute.name()))) {
      throw new IllegalArgumentException(this + " has two attributes " + attribute.name());
    }
    attributes.add(attribute);
    return attributes.size() - 1;
  }

  /** The number of attributes, which is fixed by asking for it. */
  int size() {
    sealed = true;
    return attributes.size();
  }

  M newModel() {
    return constructor.get();
  }

  /** The columns, deferred ones included. */
  List<Field<M, ?>> fields() {
    List<Field<M, ?>> fields = new ArrayList<>();
    for (LazyAttribute<?> attribute : attributes) {
      if (attribute instanceof Field<?, ?> field) {
        @SuppressWarnings("unchecked") // a table's fields are made by itself
        Field<M, ?> own = (Field<M, ?>) field;
        fields.add(own);
      }
    }
    return fields;
  }

  org.jooq.Table<Record> sql() {
    return DSL.table(DSL.name(name));
  }

  @Override
  public String toString() {
    return name;
  }
}
