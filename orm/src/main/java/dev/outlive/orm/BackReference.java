package dev.outlive.orm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The other end of a {@link ForeignKey}: the models that refer to this one, as an unmodifiable list
 * in the order of their primary keys. Immutable and thread-safe.
 *
 * @param <M> the model referred to
 * @param <C> the models that refer to it
 */
public final class BackReference<M extends Model, C extends Model> extends LazyAttribute<List<C>> {

  // Asked for late: the two model classes refer to each other while they are initialized.
  private final Supplier<ForeignKey<C, M>> foreignKey;

  BackReference(Table<M> table, String name, Supplier<ForeignKey<C, M>> foreignKey) {
    super(table, name);
    this.foreignKey = foreignKey;
  }

  /** The reference that this is the other end of. */
  public ForeignKey<C, M> foreignKey() {
    return foreignKey.get();
  }

  @Override
  Object loadedIn(Model owner) {
    Object children = owner.slot(this);
    // Nothing can refer to a model that has no key yet.
    return children == Model.UNLOADED && owner.primaryKey() == null ? List.of() : children;
  }

  @Override
  @SuppressWarnings("unchecked") // the foreign key was made by the table of C
  Map<Model, Object> readFrom(
      ConnectionContext context, Collection<? extends Model> owners, int maxRows) {
    Field<C, Long> key = foreignKey().key();
    Table<C> children = (Table<C>) key.table();
    Set<Long> keys = new LinkedHashSet<>();
    owners.forEach(owner -> keys.add(owner.primaryKey()));
    keys.remove(null);
    Map<Long, List<C>> byKey = new HashMap<>();
    int left = maxRows;
    for (List<Long> chunk : chunks(keys)) {
      Query<C> query =
          Query.all(context.database(), children)
              .alsoLoading(key)
              .where(key.in(chunk))
              .orderBy(children.id().asc());
      // One row more than may be read shows that there are too many.
      List<C> found = (left < Integer.MAX_VALUE ? query.limit(left + 1) : query).fetch(context);
      if (found.size() > left) {
        throw new TooManyRowsException(this, maxRows);
      }
      left = left == Integer.MAX_VALUE ? left : left - found.size();
      found.forEach(
          child ->
              byKey.computeIfAbsent((Long) child.slot(key), any -> new ArrayList<>()).add(child));
    }
    Map<Model, Object> values = new IdentityHashMap<>();
    for (Model owner : owners) {
      List<C> found = byKey.getOrDefault(owner.primaryKey(), List.of());
      values.put(owner, Collections.unmodifiableList(found));
    }
    return values;
  }
}
