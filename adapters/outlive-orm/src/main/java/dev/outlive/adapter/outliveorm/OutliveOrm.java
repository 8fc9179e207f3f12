package dev.outlive.adapter.outliveorm;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import dev.outlive.adapter.TooManyRows;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Field;
import dev.outlive.orm.LazyAttribute;
import dev.outlive.orm.Model;
import dev.outlive.orm.TooManyRowsException;
import java.sql.Connection;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Outlive ORM, as the agent asks of it. */
public final class OutliveOrm implements FixingOrm {
  /** For the agent. */
  public OutliveOrm() {}

  @Override
  public Object session(Object session) {
    return session;
  }

  @Override
  public String sessionType(Object session) {
    return ConnectionContext.class.getName();
  }

  /** A context has its connection from its beginning to its end. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  @Override
  public String letsGoBy(Object session) {
    return null;
  }

  /** A model that was not read but made belongs to none, and misses nothing. */
  @Override
  public boolean detached(Object bound) {
    ConnectionContext context = ((Model) bound).context();
    return context != null && !context.isOpen();
  }

  @Override
  public Attribute identity(Object session, Object entity) {
    return new Attribute(type(entity), null, ((Model) entity).primaryKey());
  }

  @Override
  public Collection<?> boundOf(Object session, Object entity) {
    return List.of(entity);
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "select it, or prefetch it";
  }

  /** Without an open context there is an exception for whatever is asked. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** A context keeps no account of what it has read. */
  @Override
  public Collection<?> entities(Object session) {
    return null;
  }

  @Override
  public Connection connection(Object session) {
    ConnectionContext context = (ConnectionContext) session;
    return context.isOpen() ? context.connection() : null;
  }

  @Override
  public boolean current(Object session) {
    ConnectionContext context = (ConnectionContext) session;
    return context.isOpen() && context.database().currentContext() == context.outermost();
  }

  @Override
  public boolean entity(Object object) {
    return object instanceof Model;
  }

  @Override
  public Attribute describe(Object entity, Object attribute) {
    return new Attribute(
        type(entity), ((LazyAttribute<?>) attribute).name(), ((Model) entity).primaryKey());
  }

  @Override
  public List<String> unloaded(Object entity) {
    Model model = (Model) entity;
    return model.table().attributes().stream()
        .filter(each -> !model.isLoaded(each))
        .map(LazyAttribute::name)
        .toList();
  }

  /** A model knows its database. */
  @Override
  public Object factory(Object session) {
    return null;
  }

  /** It has no filters. */
  @Override
  public boolean filtered(Object session) {
    return false;
  }

  @Override
  public String unlikeOthers(Object session) {
    return null;
  }

  @Override
  public Collection<?> bound(Object session) {
    return null;
  }

  @Override
  public boolean complete(Object bound) {
    return unloaded(bound).isEmpty();
  }

  @Override
  public boolean entity(Object factory, Object object) {
    return entity(object);
  }

  @Override
  public Map<String, Object> loaded(Object factory, Object entity) {
    Model model = (Model) entity;
    Map<String, Object> loaded = new LinkedHashMap<>();
    for (LazyAttribute<?> each : model.table().attributes()) {
      if (each instanceof Field && model.isLoaded(each)) {
        loaded.put(each.name(), model.get(each));
      }
    }
    return loaded;
  }

  /** On the thread's open context, which is the one that holds the connection. */
  @Override
  public Map<Object, Object> readTogether(
      Object session,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners) {
    List<Model> models = bound.stream().map(Model.class::cast).toList();
    if (models.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    for (LazyAttribute<?> each : models.get(0).table().attributes()) {
      if (each.name().equals(attribute)) {
        return read(models, each, maxRows);
      }
    }
    throw new IllegalArgumentException("there is no " + attribute + " any more");
  }

  private static Map<Object, Object> read(
      List<Model> models, LazyAttribute<?> attribute, int maxRows) {
    try {
      return new IdentityHashMap<>(Model.readAll(models, attribute, maxRows));
    } catch (TooManyRowsException e) {
      throw new TooManyRows(maxRows);
    }
  }

  @Override
  public Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    Model model = (Model) bound;
    // Read on the thread's open context, which is the one that is opened here.
    ConnectionContext context = model.database().connectionContext();
    try (context) {
      Map<Object, Object> value = read(List.of(model), (LazyAttribute<?>) attribute, maxRows);
      if (!value.containsKey(model)) {
        throw new NoAnswer("the row is gone");
      }
      return value.get(model);
    }
  }

  @Override
  public Object answer(Object factory, Object bound, Object attribute, Object value) {
    return value;
  }
}
