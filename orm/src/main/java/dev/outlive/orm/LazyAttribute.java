package dev.outlive.orm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An attribute of a model that may be unloaded in it and is then read from the database when it is
 * asked for: a {@link ForeignKey}, a {@link BackReference}, or a {@link Field} that its query left
 * out. Immutable and thread-safe.
 *
 * @param <V> what reading it gives
 */
public abstract sealed class LazyAttribute<V> permits Field, ForeignKey, BackReference {

  /** How many keys one statement asks for. */
  static final int CHUNK = 500;

  private final Table<?> table;
  private final String name;
  private final int index;

  /** Registers the attribute with its table. */
  LazyAttribute(Table<?> table, String name) {
    this.table = table;
    this.name = name;
    this.index = table.add(this);
  }

  /** The attribute's name: of a field its column's, of the others the one given to the table. */
  public final String name() {
    return name;
  }

  /** The table that has this attribute. */
  public final Table<?> table() {
    return table;
  }

  final int index() {
    return index;
  }

  /**
   * What is known of the attribute without the database.
   *
   * @return the value, null included, or {@link Model#UNLOADED}
   */
  abstract Object loadedIn(Model owner);

  /**
   * Reads the attribute for all the owners, in as few statements as chunks of {@value #CHUNK} keys
   * need, and keeps nothing in them.
   *
   * @return by identity: an owner without a value has null, an owner whose row or target is gone is
   *     absent
   * @throws TooManyRowsException if there are more rows than may be read
   */
  abstract Map<Model, Object> readFrom(
      ConnectionContext context, Collection<? extends Model> owners, int maxRows);

  static List<List<Long>> chunks(Collection<Long> keys) {
    List<Long> all = new ArrayList<>(keys);
    List<List<Long>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return chunks;
  }

  @Override
  public final String toString() {
    return table.name() + "." + name;
  }
}
