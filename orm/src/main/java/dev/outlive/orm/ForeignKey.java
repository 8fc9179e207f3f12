package dev.outlive.orm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.impl.SQLDataType;

/**
 * A reference to a row of another table (or of the same). The row holds only the {@link #key()
 * key}; reading the attribute loads the model that it refers to. Immutable and thread-safe.
 *
 * @param <M> the model that refers
 * @param <T> the model referred to
 */
public final class ForeignKey<M extends Model, T extends Model> extends LazyAttribute<T> {

  private final Table<T> target;
  private final Field<M, Long> key;

  ForeignKey(Table<M> table, String name, Table<T> target, Set<ColumnOption> options) {
    super(table, name);
    this.target = target;
    this.key = new Field<>(table, name + "_id", SQLDataType.BIGINT, options);
  }

  /** The column that holds the key: {@code name_id}. */
  public Field<M, Long> key() {
    return key;
  }

  /** The table referred to. */
  public Table<T> target() {
    return target;
  }

  /** Refers to the model, by its primary key; null asks for {@code is null}. */
  public Condition eq(T model) {
    return model == null ? key.isNull() : key.eq(Objects.requireNonNull(model.primaryKey()));
  }

  /** Refers to one of the models. */
  public Condition in(Collection<? extends T> models) {
    return key.in(models.stream().map(Model::primaryKey).toList());
  }

  @Override
  Object loadedIn(Model owner) {
    Object related = owner.slot(this);
    // A null key says all there is to say: nothing needs to be read.
    return related == Model.UNLOADED ? (owner.slot(key) == null ? null : related) : related;
  }

  /** The keys are read first where they are themselves unloaded. */
  @Override
  Map<Model, Object> readFrom(
      ConnectionContext context, Collection<? extends Model> owners, int maxRows) {
    List<Model> withoutKey = new ArrayList<>();
    Map<Model, Object> keys = new IdentityHashMap<>();
    for (Model owner : owners) {
      Object loaded = owner.slot(key);
      if (loaded == Model.UNLOADED) {
        withoutKey.add(owner);
      } else {
        keys.put(owner, loaded);
      }
    }
    if (!withoutKey.isEmpty()) {
      keys.putAll(key.readFrom(context, withoutKey, maxRows));
    }

    Set<Long> wanted = new LinkedHashSet<>();
    keys.values().stream().filter(Objects::nonNull).forEach(value -> wanted.add((Long) value));
    Map<Long, T> targets = new HashMap<>();
    for (List<Long> chunk : chunks(wanted)) {
      Query.all(context.database(), target).where(target.id().in(chunk)).fetch(context).stream()
          .forEach(found -> targets.put(found.primaryKey(), found));
    }

    Map<Model, Object> values = new IdentityHashMap<>();
    keys.forEach(
        (owner, value) -> {
          if (value == null || targets.containsKey(value)) {
            values.put(owner, targets.get(value));
          }
        });
    return values;
  }
}
