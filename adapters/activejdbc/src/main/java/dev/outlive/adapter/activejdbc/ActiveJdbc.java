package dev.outlive.adapter.activejdbc;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.PrivateField;
import dev.outlive.adapter.SessionlessOrm;
import java.sql.Connection;
import java.util.Locale;
import org.javalite.activejdbc.DB;
import org.javalite.activejdbc.DBException;
import org.javalite.activejdbc.LazyList;
import org.javalite.activejdbc.MetaModel;
import org.javalite.activejdbc.Model;

/** ActiveJDBC 3, as the agent asks of it. Bound objects are a model, and a list. */
public final class ActiveJdbc implements SessionlessOrm {
  private static final PrivateField OF_MODEL =
      PrivateField.of(Model.class, "metaModelLocal", MetaModel.class);
  private static final PrivateField OF_LIST =
      PrivateField.of(LazyList.class, "metaModel", MetaModel.class);

  /** How it says that a thread has none; it has no exception for that alone. */
  private static final String WITHOUT_CONNECTION = "there is no connection '";

  /** For the agent. */
  public ActiveJdbc() {}

  // ---- sessions

  /** The one that the thread has now. */
  @Override
  public Connection boundTo(Object bound) {
    MetaModel meta = meta(bound);
    DB db = meta == null ? null : new DB(meta.getDbName());
    return db != null && db.hasConnection() ? db.connection() : null;
  }

  @Override
  public boolean queried(Object bound) {
    return bound instanceof Model;
  }

  /** None of a list that holds what is put into it. */
  private static MetaModel meta(Object bound) {
    return (MetaModel) (bound instanceof Model ? OF_MODEL : OF_LIST).in(bound);
  }

  // ---- bound objects

  @Override
  public Attribute identity(Object session, Object entity) {
    return entity instanceof Model model ? new Attribute(type(model), null, model.getId()) : null;
  }

  /**
   * Of a model a parent, which is asked for by its class. A list is named for the table of what is
   * in it.
   */
  @Override
  public Attribute describe(Object bound, Object attribute) {
    if (bound instanceof Model model) {
      String parent = ((Class<?>) attribute).getSimpleName();
      String name = parent.substring(0, 1).toLowerCase(Locale.ROOT) + parent.substring(1);
      return new Attribute(type(model), name, model.getId());
    }
    return new Attribute(LazyList.class.getName(), meta(bound).getTableName(), null);
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return bound instanceof Model
        ? "include its class in the query, or read the parent with caching before the close"
        : "include its class in the query, or load() the list before the close";
  }

  @Override
  public boolean refusal(Throwable thrown) {
    return thrown instanceof DBException
        && thrown.getMessage() != null
        && thrown.getMessage().startsWith(WITHOUT_CONNECTION);
  }
}
