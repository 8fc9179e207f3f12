package dev.outlive.orm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row, as an object. A model that was read from the database is bound to the {@link
 * ConnectionContext} that it was read in: what it has loaded stays in it and needs no connection,
 * what it has not loaded is read when it is asked for, which takes an open context.
 *
 * <p>Models are compared by identity. They are not thread-safe.
 */
public abstract class Model {

  /** Stands in an attribute's place until the attribute is loaded. */
  static final Object UNLOADED = new Object();

  private final Table<?> table;
  private final Object[] slots;
  private final BitSet changed = new BitSet();
  private Database database;
  private ConnectionContext context;

  /**
   * Makes a new model, without a row as yet.
   *
   * @param table the table declared by the model's class
   */
  protected Model(Table<?> table) {
    this.table = Objects.requireNonNull(table, "table");
    this.slots = new Object[table.size()];
    for (LazyAttribute<?> attribute : table.attributes()) {
      if (!(attribute instanceof Field)) {
        slots[attribute.index()] = UNLOADED;
      }
    }
  }

  /**
   * The attribute's value. If it is lazy and not loaded it is read from the database now, and kept.
   *
   * @throws ContextClosedException if it needs to be read and cannot be; see {@link #read}
   * @throws IllegalArgumentException if the attribute is another table's
   */
  @SuppressWarnings("unchecked") // a slot is only ever filled with its attribute's type
  public final <V> V get(LazyAttribute<V> attribute) {
    Object value = own(attribute).loadedIn(this);
    if (value == UNLOADED) {
      value = read(attribute);
      keep(attribute, value);
    }
    return (V) value;
  }

  /** Sets a column. It is written by the next {@link #save}. */
  public final <V> void set(Field<?, V> field, V value) {
    own(field);
    slots[field.index()] = value;
    changed.set(field.index());
    for (LazyAttribute<?> attribute : table.attributes()) {
      if (attribute instanceof ForeignKey<?, ?> reference && reference.key() == field) {
        slots[reference.index()] = UNLOADED;
      }
    }
  }

  /**
   * Sets a reference, and with it its key. The model referred to may still be new, but has to be
   * saved before this one is.
   */
  public final <T extends Model> void set(ForeignKey<?, T> reference, T value) {
    own(reference);
    set(reference.key(), value == null ? null : value.primaryKey());
    slots[reference.index()] = value;
  }

  /**
   * The key behind a reference: no input or output, unless the column was left out of the query.
   */
  public final Long key(ForeignKey<?, ?> reference) {
    return get(reference.key());
  }

  /** The primary key, or null if the model has no row yet. Never reads the database. */
  public final Long primaryKey() {
    return (Long) slots[table.id().index()];
  }

  /** Whether {@link #get} would answer without the database. */
  public final boolean isLoaded(LazyAttribute<?> attribute) {
    return own(attribute).loadedIn(this) != UNLOADED;
  }

  /** The table declared by the model's class. */
  public final Table<?> table() {
    return table;
  }

  /** The database that the model was last read from or saved to; null if it is new or a copy. */
  public final Database database() {
    return database;
  }

  /**
   * The outermost context that the model was read in, open or closed; null if it was not read but
   * made.
   */
  public final ConnectionContext context() {
    return context;
  }

  /**
   * Reads an attribute from the database and returns it, without keeping it: on this thread's open
   * context of the model's database if there is one, otherwise, with {@link
   * Database#autoconnect(boolean) autoconnect} on, through a short context of its own.
   *
   * @return the value, which may be null
   * @throws ContextClosedException if neither is possible
   * @throws ModelNotFoundException if the row, or the row that it refers to, is gone
   * @throws DatabaseException if the database fails
   */
  public final Object read(LazyAttribute<?> attribute) {
    Collection<Model> owner = List.of(this);
    Map<Model, Object> values = readTogether(owner, attribute, Integer.MAX_VALUE);
    if (!values.containsKey(this)) {
      throw new ModelNotFoundException(
          this + "." + attribute.name() + " cannot be read: its row is gone");
    }
    return values.get(this);
  }

  /**
   * Reads an attribute for many models of one table at once, in chunks of {@value
   * LazyAttribute#CHUNK} keys, and keeps it in none of them. Where it is read is as with {@link
   * #read}. Owners that refer to the same row get the same model.
   *
   * @param owners models of the attribute's table, all of one database
   * @return by identity of the owner; null where the value is null, a list for a back reference; an
   *     owner whose row, or the row that it refers to, is gone is absent
   * @throws ContextClosedException as {@link #read}
   * @throws DatabaseException if the database fails
   */
  public static Map<Model, Object> readAll(
      Collection<? extends Model> owners, LazyAttribute<?> attribute) {
    return readTogether(owners, attribute, Integer.MAX_VALUE);
  }

  /**
   * As {@link #readAll(Collection, LazyAttribute)}, but of a back reference no more than so many
   * rows, for all the owners together.
   *
   * @throws TooManyRowsException if there are more
   */
  public static Map<Model, Object> readAll(
      Collection<? extends Model> owners, LazyAttribute<?> attribute, int maxRows) {
    return readTogether(owners, attribute, maxRows);
  }

  // Not readAll itself, so that a call of read is never seen as one of readAll too.
  private static Map<Model, Object> readTogether(
      Collection<? extends Model> owners, LazyAttribute<?> attribute, int maxRows) {
    if (owners.isEmpty()) {
      return new IdentityHashMap<>();
    }
    Model first = owners.iterator().next();
    for (Model owner : owners) {
      owner.own(attribute);
      if (owner.database != first.database) {
        throw new IllegalArgumentException(first + " and " + owner + " are of two databases");
      }
    }
    if (first.database == null) {
      throw ContextClosedException.of(first, attribute);
    }
    return first.database.inContext(
        () -> ContextClosedException.of(first, attribute),
        context -> attribute.readFrom(context, owners, maxRows));
  }

  /** Keeps what was read. */
  final void keep(LazyAttribute<?> attribute, Object value) {
    slots[attribute.index()] = value;
  }

  /**
   * Inserts the model if it has no primary key yet; otherwise updates the columns that were set
   * since it was read or saved.
   *
   * @throws NoContextException if this thread has no open context and autoconnect is off
   * @throws ModelNotFoundException if there is no such row to update
   * @throws DatabaseException if the database refuses
   */
  public final void save(Database database) {
    database.save(this);
  }

  /**
   * A detached copy: a new object with the plain values that this one has loaded, bound to no
   * context and no database. Models and lists that were loaded are not copied, only the keys are; a
   * large object is copied as the reference that it is, and so remains the driver's.
   */
  public final Model copy() {
    Model copy = table.newModel();
    for (Field<?, ?> field : table.fields()) {
      copy.slots[field.index()] = slots[field.index()];
    }
    copy.changed.clear();
    copy.changed.or(changed);
    return copy;
  }

  /** Fills the model from a row; what the row does not have is unloaded. */
  final void fill(Iterable<? extends Field<?, ?>> columns, org.jooq.Record row) {
    Arrays.fill(slots, UNLOADED);
    int column = 0;
    for (Field<?, ?> field : columns) {
      slots[field.index()] = row.get(column++);
    }
    changed.clear();
  }

  final void bindTo(ConnectionContext context) {
    this.context = context;
    this.database = context.database();
  }

  final void saved(Database database, Long primaryKey) {
    slots[table.id().index()] = primaryKey;
    changed.clear();
    this.database = database;
  }

  final Object slot(LazyAttribute<?> attribute) {
    return slots[attribute.index()];
  }

  final boolean isChanged(Field<?, ?> field) {
    return changed.get(field.index());
  }

  private <A extends LazyAttribute<?>> A own(A attribute) {
    if (attribute.table() != table) {
      throw new IllegalArgumentException(attribute + " is no attribute of " + table);
    }
    return attribute;
  }

  /** The class and the primary key: {@code Author(3)}. Never reads the database. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + (primaryKey() == null ? "new" : primaryKey()) + ")";
  }
}
