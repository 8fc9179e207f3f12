package dev.outlive.orm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;

/** Writes models to their rows. */
final class Rows {

  private Rows() {}

  static void insert(ConnectionContext context, Model model) {
    Table<?> table = model.table();
    Map<org.jooq.Field<?>, Object> values = changedIn(model);
    var insert = context.sql().insertInto(table.sql());
    org.jooq.Field<Long> id = table.id().sql();
    Long given = model.primaryKey();
    if (given != null) {
      values.put(id, given);
    }
    if (values.isEmpty()) {
      given = insert.defaultValues().returningResult(id).fetchSingle().value1();
    } else {
      InsertSetMoreStep<Record> filled = insert.set(values);
      if (given != null) {
        filled.execute();
      } else {
        given = filled.returningResult(id).fetchSingle().value1();
      }
    }
    model.saved(context.database(), given);
  }

  static void update(ConnectionContext context, Model model) {
    Table<?> table = model.table();
    Map<org.jooq.Field<?>, Object> values = changedIn(model);
    values.remove(table.id().sql());
    if (!values.isEmpty()) {
      int rows =
          context
              .sql()
              .update(table.sql())
              .set(values)
              .where(table.id().sql().eq(model.primaryKey()))
              .execute();
      if (rows == 0) {
        throw new ModelNotFoundException(model + " cannot be updated: its row is gone");
      }
    }
    model.saved(context.database(), model.primaryKey());
  }

  static boolean delete(ConnectionContext context, Model model) {
    Table<?> table = model.table();
    return context
            .sql()
            .deleteFrom(table.sql())
            .where(table.id().sql().eq(model.primaryKey()))
            .execute()
        > 0;
  }

  private static Map<org.jooq.Field<?>, Object> changedIn(Model model) {
    Map<org.jooq.Field<?>, Object> values = new LinkedHashMap<>();
    for (Field<?, ?> field : model.table().fields()) {
      if (model.isChanged(field)) {
        values.put(field.sql(), model.slot(field));
      }
    }
    for (LazyAttribute<?> attribute : model.table().attributes()) {
      if (attribute instanceof ForeignKey<?, ?> reference
          && model.isChanged(reference.key())
          && model.slot(reference) instanceof Model related) {
        // The key is asked for only now: the related model may have been new when it was set.
        if (related.primaryKey() == null) {
          throw new IllegalStateException(
              model + "." + reference.name() + " refers to a model that has not been saved");
        }
        model.keep(reference.key(), related.primaryKey());
        values.put(reference.key().sql(), related.primaryKey());
      }
    }
    return values;
  }
}
