package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.BoundedRows;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import dev.outlive.adapter.PrivateField;
import dev.outlive.adapter.TooManyRows;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BaseExecutor;
import org.apache.ibatis.executor.CachingExecutor;
import org.apache.ibatis.executor.ErrorContext;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.loader.ResultLoader;
import org.apache.ibatis.executor.loader.ResultLoaderMap.LoadPair;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.Transaction;

/**
 * MyBatis 3.5, as the agent asks of it. A bound object is a {@link LoadPair}: what stands for one
 * property that a nested select is to fill. MyBatis knows neither identities nor which objects a
 * session has read.
 */
public final class MyBatis implements FixingOrm {
  private static final PrivateField OF_SESSION =
      PrivateField.of(DefaultSqlSession.class, "executor", Executor.class);
  private static final PrivateField OF_CACHE =
      PrivateField.of(CachingExecutor.class, "delegate", Executor.class);
  private static final PrivateField OF_PLUGIN =
      PrivateField.of(Plugin.class, "target", Object.class);
  private static final PrivateField OF_LOADER =
      PrivateField.of(ResultLoader.class, "executor", Executor.class);
  private static final PrivateField CONFIGURATION =
      PrivateField.of(BaseExecutor.class, "configuration", Configuration.class);
  private static final PrivateField PROPERTY =
      PrivateField.of(LoadPair.class, "property", String.class);
  private static final PrivateField LOADER =
      PrivateField.of(LoadPair.class, "resultLoader", ResultLoader.class);
  private static final PrivateField OWNER =
      PrivateField.of(LoadPair.class, "metaResultObject", MetaObject.class);

  /** Transient, and never null in what has not been through a stream. */
  private static final PrivateField UNSERIALIZED =
      PrivateField.of(LoadPair.class, "serializationCheck", Object.class);

  /** More executors than anybody puts around each other. */
  private static final int MOST_WRAPPERS = 32;

  /** For the agent. */
  public MyBatis() {}

  // ---- sessions

  @Override
  public Object session(Object session) {
    Object executor = session;
    if (session instanceof DefaultSqlSession) {
      executor = OF_SESSION.in(session);
    } else if (session instanceof ResultLoader) {
      executor = OF_LOADER.in(session);
    }
    for (int i = 0; i < MOST_WRAPPERS && executor != null; i++) {
      if (executor instanceof BaseExecutor) {
        return executor;
      }
      executor = wrapped(executor);
    }
    return null;
  }

  /** What an executor passes calls on to; null if that is not known. */
  private static Object wrapped(Object executor) {
    if (executor instanceof CachingExecutor) {
      return OF_CACHE.in(executor);
    }
    return Proxy.isProxyClass(executor.getClass())
            && Proxy.getInvocationHandler(executor) instanceof Plugin plugin
        ? OF_PLUGIN.in(plugin)
        : null;
  }

  @Override
  public String sessionType(Object executor) {
    return "org.apache.ibatis.session.SqlSession";
  }

  /** It cannot be closed, but it makes others. */
  @Override
  public Object factory(Object executor) {
    return CONFIGURATION.in(executor);
  }

  /** Where the session gives the connection back: one that was provided is the application's. */
  @Override
  public Object borrower(Object executor) {
    Transaction transaction = ((BaseExecutor) executor).getTransaction();
    return Transactions.owns(transaction) || Transactions.ofSpring(transaction)
        ? transaction
        : null;
  }

  /** Spring's may have been there before it, and may stay behind it. */
  @Override
  public boolean ownsConnection(Object executor) {
    return Transactions.owns(((BaseExecutor) executor).getTransaction());
  }

  /** None when the session begins: it is taken with the first statement. */
  @Override
  public Connection connection(Object executor) {
    return current(executor)
        ? Transactions.connection(((BaseExecutor) executor).getTransaction())
        : null;
  }

  /** Nothing but its end does that. */
  @Override
  public String letsGoBy(Object executor) {
    return null;
  }

  // ---- bound objects

  @Override
  public boolean detached(Object bound) {
    Object loader = LOADER.in(bound);
    if (UNSERIALIZED.in(bound) == null || loader == null) {
      return true;
    }
    return session(loader) instanceof BaseExecutor executor && executor.isClosed();
  }

  /**
   * @param read the object that is read from, where the property has lost it on its way through a
   *     stream
   */
  @Override
  public Attribute describe(Object bound, Object read) {
    MetaObject known = (MetaObject) OWNER.in(bound);
    Object owner = known == null ? read : known.getOriginalObject();
    return new Attribute(type(owner), (String) PROPERTY.in(bound), null);
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "a join with a nested result map instead of a nested select";
  }

  /** It refuses none. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** What stands for their properties is all that is known of them. */
  @Override
  public Collection<?> entities(Object executor) {
    return List.of();
  }

  /** The class that the result map names. */
  @Override
  public String type(Object owner) {
    return owner == null ? Object.class.getName() : Generated.from(owner.getClass()).getName();
  }

  // ---- copies

  @Override
  public String unlikeOthers(Object executor) {
    if (!current(executor)) {
      return "its session is closed";
    }
    Configuration configuration = (Configuration) CONFIGURATION.in(executor);
    return configuration.getEnvironment() == null
        ? "its session's configuration has no environment"
        : Transactions.unlikeOthers(((BaseExecutor) executor).getTransaction());
  }

  /** It has no filters; what a plug-in adds it adds to each read. */
  @Override
  public boolean filtered(Object executor) {
    return false;
  }

  @Override
  public boolean current(Object executor) {
    return !((BaseExecutor) executor).isClosed();
  }

  @Override
  public boolean copiedWhenReleased() {
    return true;
  }

  @Override
  public boolean keepsAccount() {
    return false;
  }

  @Override
  public Collection<?> bound(Object executor) {
    return null;
  }

  /** With {@code aggressiveLazyLoading} each call loads: the property is the object's own then. */
  @Override
  public boolean servesSetters() {
    return true;
  }

  @Override
  public boolean readsLate(Object configuration) {
    return true;
  }

  /** Whether it has been loaded, or a setter has been called: then MyBatis has forgotten it. */
  @Override
  public boolean complete(Object bound) {
    ResultLoader loader = (ResultLoader) LOADER.in(bound);
    MetaObject owner = (MetaObject) OWNER.in(bound);
    return loader == null
        || owner == null
        || !loader.wasNull()
        || !Waiting.has(owner.getOriginalObject(), (String) PROPERTY.in(bound));
  }

  @Override
  public boolean entity(Object factory, Object object) {
    return PlainValues.leadsOn(object);
  }

  @Override
  public Map<String, Object> loaded(Object factory, Object object) {
    return PlainValues.in(object);
  }

  /** Each by itself, as MyBatis would: no two owners are to share what the application changes. */
  @Override
  public Map<Object, Object> readTogether(
      Object executor,
      Connection connection,
      Collection<?> bound,
      String property,
      int maxRows,
      Owners owners) {
    if (bound.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    BoundedRows rows = new BoundedRows(maxRows);
    Transaction held = new HeldTransaction(rows.on(connection));
    Map<Object, Object> values = new IdentityHashMap<>();
    for (Object each : bound) {
      NestedSelect select = new NestedSelect((ResultLoader) LOADER.in(each));
      if (select.ofThisThread()) {
        select.requireHarmless(true);
        read(select, held, value -> values.put(each, value));
        rows.check();
      }
    }
    return values;
  }

  @Override
  public Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    NestedSelect select = new NestedSelect((ResultLoader) LOADER.in(bound));
    Configuration configuration = select.configuration();
    if (!configuration.getInterceptors().isEmpty()) {
      throw new NoAnswer("its configuration has plug-ins, which may go by the thread");
    }
    select.requireHarmless(false);
    Environment environment = configuration.getEnvironment();
    Transaction own =
        environment
            .getTransactionFactory()
            .newTransaction(environment.getDataSource(), null, false);
    if (!Transactions.closes(own)) {
      throw new NoAnswer("its transactions do not give their connections back");
    }
    return readAlone(select, own, maxRows);
  }

  private static Object readAlone(NestedSelect select, Transaction own, int maxRows) {
    BoundedRows rows = new BoundedRows(maxRows);
    List<Object> values = new ArrayList<>();
    try {
      try {
        read(select, new HeldTransaction(rows.on(own.getConnection())), values::add);
        rows.check();
      } finally {
        own.close();
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
    if (values.isEmpty()) {
      throw new NoAnswer("its nested select finds more than one row");
    }
    return values.get(0);
  }

  /** What MyBatis says of a failure on this thread is not to speak of ours. */
  private static void read(NestedSelect select, Transaction held, Consumer<Object> takes) {
    ErrorContext ours = ErrorContext.instance().store();
    try {
      select.read(held, takes);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    } finally {
      ours.recall();
    }
  }

  /** The property is set on this thread, by MyBatis' own means. */
  @Override
  public Object answer(Object factory, Object bound, Object attribute, Object value) {
    MetaObject owner = (MetaObject) OWNER.in(bound);
    if (owner == null) {
      throw new IllegalStateException("it has been through a stream");
    }
    String property = (String) PROPERTY.in(bound);
    return (Runnable) () -> owner.setValue(property, value);
  }
}
