package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.executor.BaseExecutor;
import org.apache.ibatis.executor.CachingExecutor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.loader.ResultLoader;
import org.apache.ibatis.executor.loader.ResultLoaderMap.LoadPair;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.jdbc.JdbcTransaction;
import org.apache.ibatis.transaction.managed.ManagedTransaction;

/**
 * MyBatis 3.5, as the agent asks of it. A bound object is a {@link LoadPair}: what stands for one
 * property that a nested select is to fill. MyBatis knows neither identities nor which objects a
 * session has read.
 */
public final class MyBatis implements Orm {
  private static final Part OF_SESSION =
      Part.of(DefaultSqlSession.class, "executor", Executor.class);
  private static final Part OF_CACHE = Part.of(CachingExecutor.class, "delegate", Executor.class);
  private static final Part OF_PLUGIN = Part.of(Plugin.class, "target", Object.class);
  private static final Part OF_LOADER = Part.of(ResultLoader.class, "executor", Executor.class);
  private static final Part JDBC_SOURCE =
      Part.of(JdbcTransaction.class, "dataSource", DataSource.class);
  private static final Part MANAGED_SOURCE =
      Part.of(ManagedTransaction.class, "dataSource", DataSource.class);
  private static final Part MANAGED_CLOSES =
      Part.of(ManagedTransaction.class, "closeConnection", boolean.class);
  private static final Part PROPERTY = Part.of(LoadPair.class, "property", String.class);
  private static final Part LOADER = Part.of(LoadPair.class, "resultLoader", ResultLoader.class);
  private static final Part OWNER = Part.of(LoadPair.class, "metaResultObject", MetaObject.class);

  /** Transient, and never null in what has not been through a stream. */
  private static final Part UNSERIALIZED =
      Part.of(LoadPair.class, "serializationCheck", Object.class);

  /** More executors than anybody puts around each other. */
  private static final int MOST_WRAPPERS = 32;

  /** In the names of the classes that MyBatis has Javassist or CGLIB generate. */
  private static final String GENERATED = "$$";

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

  /** Its factory cannot be closed. */
  @Override
  public Object factory(Object executor) {
    return null;
  }

  /** Where the session closes the connection: one that was provided is the application's. */
  @Override
  public Object borrower(Object executor) {
    Transaction transaction = ((BaseExecutor) executor).getTransaction();
    if (transaction instanceof JdbcTransaction) {
      return JDBC_SOURCE.in(transaction) == null ? null : transaction;
    }
    return transaction instanceof ManagedTransaction
            && MANAGED_SOURCE.in(transaction) != null
            && Boolean.TRUE.equals(MANAGED_CLOSES.in(transaction))
        ? transaction
        : null;
  }

  /** None when the session begins: it is taken with the first statement. */
  @Override
  public Connection connection(Object executor) {
    return null;
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

  @Override
  public Attribute identity(Object executor, Object owner) {
    return null;
  }

  @Override
  public Collection<?> boundOf(Object executor, Object owner) {
    return List.of();
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
  public boolean ownerUnknown(Object bound) {
    return false;
  }

  @Override
  public void owners(Object executor, Owners owners) {
    // Each knows its own.
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

  @Override
  public Collection<?> entities(Object executor) {
    return null;
  }

  @Override
  public boolean entity(Object object) {
    return false;
  }

  /** The class that the result map names. */
  @Override
  public String type(Object owner) {
    Class<?> type = owner == null ? Object.class : owner.getClass();
    while (type.getName().contains(GENERATED) && type.getSuperclass() != null) {
      type = type.getSuperclass();
    }
    return type.getName();
  }

  @Override
  public List<String> unloaded(Object owner) {
    return List.of();
  }
}
