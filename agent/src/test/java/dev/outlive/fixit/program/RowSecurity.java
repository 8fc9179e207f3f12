package dev.outlive.fixit.program;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * PostgreSQL's row-level security. Author 1 is everybody's; a book of theirs is seen by the tenant
 * that {@code app.tenant} names, and all are seen where it names none, as by a background job. Each
 * way of naming the tenant has a method of its own, with two requests: of the first is learned.
 */
public final class RowSecurity {
  /** Who asks, as a wrapping data source knows it. */
  private static final ThreadLocal<String> ASKING = ThreadLocal.withInitial(() -> "");

  private final Store store;
  private final String role = "outlive_fix_tenants_" + ProcessHandle.current().pid();

  private RowSecurity(Store store) {
    this.store = store;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.postgres("tenants", 1)) {
      new RowSecurity(store).all();
    }
  }

  private void all() throws Exception {
    store.elsewhere(
        """
        CREATE ROLE %2$s LOGIN PASSWORD 'secret';
        GRANT USAGE ON SCHEMA %1$s TO %2$s;
        GRANT SELECT ON author, book TO %2$s;
        ALTER TABLE book ADD COLUMN tenant TEXT DEFAULT 'theirs';
        UPDATE book SET tenant = 'ours' WHERE title = 'Book 1.1';
        UPDATE book SET tenant = 'others' WHERE title = 'Book 1.2';
        ALTER TABLE book ENABLE ROW LEVEL SECURITY;
        ALTER TABLE book FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenants ON book USING
          (coalesce(current_setting('app.tenant', true), '') IN ('', tenant))
        """
            .formatted(store.schema(), role));
    try {
      functionInSession();
      statementInSession();
      preparedInSession();
      failedInSession();
      setByDataSource();
      setByConnection();
      beforeTransaction();
      inOpenTransaction();
      ofTransaction();
      rolledBack();
      anotherSince();
      anotherByPreparedSince();
      noneSince();
    } finally {
      store.elsewhere("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
  }

  /** A pool of connections that nobody has used before, and that has lent one. */
  private HikariDataSource pool() throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(store.url().replaceAll("(user|password)=[^&]*&", ""));
    pool.setUsername(role);
    pool.setPassword("secret");
    pool.setMaximumPoolSize(2);
    pool.getConnection().close();
    return pool;
  }

  // ---- the host's words

  /** A request: loads author 1. */
  @FunctionalInterface
  private interface Request {
    Author of(Database database, ConnectionContext context) throws SQLException;
  }

  /** Asks for the books too late, in words of its own, so that each is a violation of its own. */
  @FunctionalInterface
  private interface Late {
    Object read(Author author);
  }

  private void twice(String name, Request request, Late late) throws SQLException {
    try (HikariDataSource pool = pool()) {
      twice(name, pool, request, late);
    }
  }

  private void twice(String name, DataSource source, Request request, Late late)
      throws SQLException {
    Database database = Database.over(store.recording(source));
    for (int round = 1; round <= 2; round++) {
      Author author;
      try (ConnectionContext context = database.connectionContext()) {
        author = request.of(database, context);
      }
      store.sqlSince();
      Said.attempt(name + "." + round, () -> late.read(author));
      Said.of(name + "." + round + ".statements", store.sqlSince().size());
    }
  }

  private static String titles(Author author) {
    return author.getBooks().stream().map(Book::getTitle).toList().toString();
  }

  private static Author load(Database database) {
    return database.get(Author.TABLE, 1);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void run(ConnectionContext context, String sql) throws SQLException {
    run(context.connection(), sql);
  }

  private static String setting(String tenant, boolean ofTransaction) {
    return "SELECT set_config('app.tenant', '%s', %s)".formatted(tenant, ofTransaction);
  }

  // ---- the same tenant until the end

  private void functionInSession() throws SQLException {
    twice(
        "functionInSession",
        (database, context) -> {
          run(context, setting("ours", false));
          return load(database);
        },
        author -> titles(author));
  }

  private void statementInSession() throws SQLException {
    twice(
        "statementInSession",
        (database, context) -> {
          run(context, "SET app.tenant = 'ours'");
          return load(database);
        },
        author -> titles(author));
  }

  private void preparedInSession() throws SQLException {
    twice(
        "preparedInSession",
        (database, context) -> {
          setPrepared(context.connection(), "ours");
          return load(database);
        },
        author -> titles(author));
  }

  private static void setPrepared(Connection connection, String tenant) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, false)")) {
      statement.setString(1, tenant);
      statement.execute();
    }
  }

  /** The driver complains that there is a result, when all is done. */
  private void failedInSession() throws SQLException {
    twice(
        "failedInSession",
        (database, context) -> {
          try (Statement statement = context.connection().createStatement()) {
            statement.executeUpdate(setting("ours", false));
            throw new AssertionError("it was to fail");
          } catch (SQLException meant) {
            return load(database);
          }
        },
        author -> titles(author));
  }

  /** The tenant is told to each connection as it is handed out. */
  private void setByDataSource() throws SQLException {
    try (HikariDataSource pool = pool()) {
      DataSource telling = telling(pool);
      ASKING.set("ours");
      twice(
          "setByDataSource",
          telling,
          (database, context) -> load(database),
          author -> titles(author));
      ASKING.remove();
    }
  }

  private static DataSource telling(DataSource target) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        Connection connection = target.getConnection();
        setPrepared(connection, ASKING.get());
        return connection;
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
      }
    };
  }

  /** The tenant is told to the connection before each statement. */
  private void setByConnection() throws SQLException {
    try (HikariDataSource pool = pool()) {
      DataSource telling =
          new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
              return tellingEachTime(pool.getConnection());
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
              return getConnection();
            }
          };
      ASKING.set("ours");
      twice(
          "setByConnection",
          telling,
          (database, context) -> load(database),
          author -> titles(author));
      ASKING.remove();
    }
  }

  private static Connection tellingEachTime(Connection target) {
    return (Connection)
        Proxy.newProxyInstance(
            RowSecurity.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                setPrepared(target, ASKING.get());
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void beforeTransaction() throws SQLException {
    twice(
        "beforeTransaction",
        (database, context) -> {
          run(context, setting("ours", false));
          return database.atomic(() -> load(database));
        },
        author -> titles(author));
  }

  /** A transaction manager's, which goes on when the context has been closed. */
  private void inOpenTransaction() throws SQLException {
    try (HikariDataSource pool = pool();
        Connection connection = pool.getConnection()) {
      twice(
          "inOpenTransaction",
          new SingleConnectionDataSource(connection, true),
          (database, context) -> {
            connection.setAutoCommit(false);
            run(connection, setting("ours", true));
            return load(database);
          },
          author -> {
            try {
              connection.rollback();
              connection.setAutoCommit(true);
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
            return titles(author);
          });
    }
  }

  // ---- another one, or none, at the end

  private void ofTransaction() throws SQLException {
    twice(
        "ofTransaction",
        (database, context) ->
            database.atomic(
                () -> {
                  run(context, setting("ours", true));
                  return load(database);
                }),
        author -> titles(author));
  }

  private void rolledBack() throws SQLException {
    twice(
        "rolledBack",
        (database, context) -> {
          Author[] loaded = new Author[1];
          try {
            database.atomic(
                () -> {
                  run(context, setting("ours", false));
                  loaded[0] = load(database);
                  throw new IllegalStateException("meant");
                });
          } catch (IllegalStateException meant) {
            return loaded[0];
          }
          throw new AssertionError("it was to be rolled back");
        },
        author -> titles(author));
  }

  private void anotherSince() throws SQLException {
    twice(
        "anotherSince",
        (database, context) -> {
          run(context, setting("ours", false));
          Author author = load(database);
          run(context, setting("others", false));
          return author;
        },
        author -> titles(author));
  }

  private void anotherByPreparedSince() throws SQLException {
    twice(
        "anotherByPreparedSince",
        (database, context) -> {
          try (var setting =
              context.connection().prepareStatement("SELECT set_config('app.tenant', ?, false)")) {
            setting.setString(1, "ours");
            setting.execute();
            Author author = load(database);
            setting.setString(1, "others");
            setting.execute();
            return author;
          }
        },
        author -> titles(author));
  }

  private void noneSince() throws SQLException {
    twice(
        "noneSince",
        (database, context) -> {
          run(context, setting("ours", false));
          Author author = load(database);
          run(context, "RESET app.tenant");
          return author;
        },
        author -> titles(author));
  }
}
