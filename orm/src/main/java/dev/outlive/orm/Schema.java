package dev.outlive.orm;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Constraint;
import org.jooq.CreateTableElementListStep;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Creates and drops tables. */
final class Schema {

  private Schema() {}

  static void create(ConnectionContext context, Dialect dialect, Table<?> table) {
    CreateTableElementListStep create = context.sql().createTableIfNotExists(table.sql());
    List<Constraint> constraints = new ArrayList<>();
    constraints.add(DSL.primaryKey(column(table.id())));
    for (LazyAttribute<?> attribute : table.attributes()) {
      if (attribute instanceof Field<?, ?> field) {
        create = create.column(column(field), dialect.columnType(field.sql().getDataType()));
        if (field.has(ColumnOption.UNIQUE)) {
          constraints.add(DSL.unique(column(field)));
        }
      } else if (attribute instanceof ForeignKey<?, ?> reference) {
        constraints.add(
            DSL.foreignKey(column(reference.key()))
                .references(
                    reference.target().sql().getQualifiedName(), column(reference.target().id())));
      }
    }
    create.constraints(constraints).execute();
  }

  static void drop(ConnectionContext context, Table<?> table) {
    context.sql().dropTableIfExists(table.sql()).execute();
  }

  private static Name column(Field<?, ?> field) {
    return DSL.name(field.name());
  }
}
