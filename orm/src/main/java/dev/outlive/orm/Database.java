package dev.outlive.orm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * A database, reached through a pool of connections. Everything that is read or written needs the
 * thread to have a {@link ConnectionContext} open, unless {@link #autoconnect(boolean) autoconnect}
 * is on. H2, SQLite, PostgreSQL and MariaDB are supported. Thread-safe.
 *
 * <p>Methods that run a statement throw {@link NoContextException} without a context, and {@link
 * DatabaseException} when the database fails.
 */
public final class Database implements AutoCloseable {

  private static final String DEFAULT_POOL_NAME = "outlive-orm";

  static {
    // jOOQ greets with a banner and a tip in the application's log; this is its only switch.
    for (String greeting : List.of("org.jooq.no-logo", "org.jooq.no-tips")) {
      if (System.getProperty(greeting) == null) {
        System.setProperty(greeting, "true");
      }
    }
  }

  private final DataSource dataSource;
  private final HikariDataSource ownPool;
  private final ThreadLocal<ConnectionContext> current = new ThreadLocal<>();
  private volatile boolean autoconnect;
  private volatile Dialect dialect;

  private Database(DataSource dataSource, HikariDataSource ownPool) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.ownPool = ownPool;
  }

  /** A database behind a HikariCP pool of its own, named {@code outlive-orm}. */
  public static Database of(String jdbcUrl) {
    return of(jdbcUrl, null, null);
  }

  /** A database behind a HikariCP pool of its own, named {@code outlive-orm}. */
  public static Database of(String jdbcUrl, String user, String password) {
    return of(jdbcUrl, user, password, DEFAULT_POOL_NAME);
  }

  /** A database behind a HikariCP pool of its own. */
  public static Database of(String jdbcUrl, String user, String password, String poolName) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setPoolName(poolName);
    if (jdbcUrl.startsWith("jdbc:sqlite::memory:")) {
      // There, every connection is a database of its own.
      config.setMaximumPoolSize(1);
      config.setMaxLifetime(0);
    }
    HikariDataSource pool = new HikariDataSource(config);
    return new Database(pool, pool);
  }

  /** A database behind a data source, which remains the caller's to close. */
  public static Database over(DataSource dataSource) {
    return new Database(dataSource, null);
  }

  /**
   * Whether what is asked for outside any context silently takes a connection of its own and gives
   * it back at once. Off unless switched on: it hides where connections are taken.
   *
   * @return this database
   */
  public Database autoconnect(boolean on) {
    autoconnect = on;
    return this;
  }

  /** Whether autoconnect is on. */
  public boolean isAutoconnect() {
    return autoconnect;
  }

  /**
   * Opens a context on this thread: inside another one it shares that one's connection, otherwise
   * it takes one from the pool. To be closed by the caller.
   */
  public ConnectionContext connectionContext() {
    ConnectionContext outer = currentContext();
    return outer == null
        ? ConnectionContext.outermost(this, takeConnection())
        : ConnectionContext.within(outer);
  }

  /** The outermost context that this thread has open, or null. */
  public ConnectionContext currentContext() {
    ConnectionContext context = current.get();
    if (context != null && !context.isOpen()) {
      // Closed by another thread, which could not reach this thread's variable.
      current.remove();
      return null;
    }
    return context;
  }

  /**
   * Runs the work in a transaction: committed when it returns, rolled back when it throws. Inside
   * another {@code atomic} it is a savepoint of that one's transaction.
   *
   * @return what the work returns
   * @throws E what the work throws
   */
  public <T, E extends Exception> T atomic(Work<T, E> work) throws E {
    if (currentContext() == null && autoconnect) {
      try (ConnectionContext own = connectionContext()) {
        return own.atomic(work);
      }
    }
    ConnectionContext context = currentContext();
    if (context == null) {
      throw noContext();
    }
    return context.atomic(work);
  }

  /** As {@link #atomic(Work)}, for work without a result. */
  public <E extends Exception> void atomic(Action<E> action) throws E {
    Work<Void, E> work =
        () -> {
          action.run();
          return null;
        };
    atomic(work);
  }

  /** Creates those of the tables that do not exist, in this order: what is referred to first. */
  public void createTables(Table<?>... tables) {
    inContext(
        context -> {
          for (Table<?> table : tables) {
            Schema.create(context, dialect, table);
          }
          return null;
        });
  }

  /** Drops those of the tables that exist, in the opposite order. */
  public void dropTables(Table<?>... tables) {
    inContext(
        context -> {
          for (int last = tables.length - 1; last >= 0; last--) {
            Schema.drop(context, tables[last]);
          }
          return null;
        });
  }

  /** A query for models with all their columns but the deferred ones. */
  public <M extends Model> Query<M> select(Table<M> table) {
    return Query.all(this, table);
  }

  /** A query for models with their primary key and these columns; the others are left unloaded. */
  @SafeVarargs
  public final <M extends Model> Query<M> select(Table<M> table, Field<M, ?>... columns) {
    List<Field<M, ?>> named = new ArrayList<>();
    for (Field<M, ?> column : columns) {
      named.add(column);
    }
    return Query.of(this, table, named);
  }

  /**
   * The model with this primary key.
   *
   * @throws ModelNotFoundException if there is none
   */
  public <M extends Model> M get(Table<M> table, long primaryKey) {
    return select(table).where(table.id().eq(primaryKey)).get();
  }

  /**
   * Inserts the model if it has no primary key yet; otherwise updates the columns that were set
   * since it was read or saved.
   *
   * @throws ModelNotFoundException if there is no such row to update
   */
  public void save(Model model) {
    if (model.primaryKey() == null) {
      insert(model);
    } else {
      inContext(
          context -> {
            Rows.update(context, model);
            return null;
          });
    }
  }

  /** Inserts the model, with the primary key that it has if it has one. */
  public void insert(Model model) {
    inContext(
        context -> {
          Rows.insert(context, model);
          return null;
        });
  }

  /**
   * Deletes the model's row.
   *
   * @return whether there was one
   */
  public boolean delete(Model model) {
    return inContext(context -> Rows.delete(context, model));
  }

  /** Closes the pool, if this database made it; otherwise does nothing. */
  @Override
  public void close() {
    if (ownPool != null) {
      ownPool.close();
    }
  }

  <T> T inContext(Function<ConnectionContext, T> work) {
    return inContext(Database::noContext, work);
  }

  /** Runs the work on the thread's context, or on a short one, or throws the refusal. */
  <T> T inContext(Supplier<? extends OrmException> refusal, Function<ConnectionContext, T> work) {
    ConnectionContext context = currentContext();
    if (context != null) {
      return translating(context, work);
    }
    if (!autoconnect) {
      throw refusal.get();
    }
    try (ConnectionContext own = connectionContext()) {
      return translating(own, work);
    }
  }

  private static <T> T translating(ConnectionContext context, Function<ConnectionContext, T> work) {
    try {
      return work.apply(context);
    } catch (DataAccessException e) {
      Throwable cause = e.getCause() instanceof SQLException sql ? sql : e;
      throw new DatabaseException(e.getMessage(), cause);
    }
  }

  private static NoContextException noContext() {
    return new NoContextException(
        "This thread has no open connection context: open one with connectionContext(),"
            + " or switch autoconnect on");
  }

  private Connection takeConnection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new DatabaseException("No connection can be taken: " + e.getMessage(), e);
    }
  }

  /** Asked of the first connection; every other of the same database is the same. */
  Dialect dialectOf(Connection connection) throws SQLException {
    Dialect known = dialect;
    if (known == null) {
      known = Dialect.of(connection);
      dialect = known;
    }
    return known;
  }

  void enter(ConnectionContext outermost) {
    current.set(outermost);
  }

  void leave(ConnectionContext outermost) {
    if (current.get() == outermost) {
      current.remove();
    }
  }

  /** What {@link Database#atomic(Work)} runs. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does the work. */
    T run() throws E;
  }

  /** What {@link Database#atomic(Action)} runs. */
  @FunctionalInterface
  public interface Action<E extends Exception> {
    /** Does the work. */
    void run() throws E;
  }
}
