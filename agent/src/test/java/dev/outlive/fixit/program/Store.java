package dev.outlive.fixit.program;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A database with authors and books, whose statements are written down. */
public final class Store implements AutoCloseable {
  private static final String POSTGRES = "jdbc:postgresql://127.0.0.1:5432/test?user=root";

  private final String url;
  private final String schema;
  private final HikariDataSource pool;
  private final Database database;
  private final List<String> sql = new CopyOnWriteArrayList<>();

  private Store(String url, String schema, int connections) {
    this.url = url;
    this.schema = schema;
    pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setPoolName(schema);
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(connections);
    database = Database.over(recording(pool));
  }

  /** Where the tests' PostgreSQL is. */
  public static String postgresUrl() {
    return System.getProperty("outlive.test.postgres.url", POSTGRES);
  }

  /** In memory. */
  static Store h2(String name, int connections) {
    return filled(
        new Store("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", name, connections), connections);
  }

  /** In a schema of its own. */
  static Store postgres(String name, int connections) throws SQLException {
    String schema = "outlive_fix_" + name + "_" + ProcessHandle.current().pid();
    String url = postgresUrl();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    url += (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    return filled(new Store(url, schema, connections), connections);
  }

  static Store of(String kind, String name) throws SQLException {
    return kind.equals("h2") ? h2(name, 4) : postgres(name, 4);
  }

  private static Store filled(Store store, int connections) {
    try (ConnectionContext context = store.database.connectionContext()) {
      store.database.createTables(Author.TABLE, Book.TABLE);
      for (int i = 1; i <= 3; i++) {
        Author author = new Author();
        author.set(Author.NAME, "Author " + i);
        author.set(Author.BIO, "Bio " + i);
        author.save(store.database);
        for (int j = 1; j <= 2; j++) {
          Book book = new Book();
          book.set(Book.TITLE, "Book " + i + "." + j);
          book.set(Book.SUMMARY, "Summary " + i + "." + j);
          book.set(Book.AUTHOR, author);
          book.save(store.database);
        }
      }
      Book anonymous = new Book();
      anonymous.set(Book.TITLE, "Anonymous");
      anonymous.save(store.database);
    }
    return store;
  }

  /** What passes statements on and writes them down. */
  DataSource recording(DataSource target) {
    return ProxyDataSourceBuilder.create(target)
        .beforeQuery(
            (execution, queries) ->
                queries.forEach(query -> sql.add(query.getQuery().toLowerCase(Locale.ROOT))))
        .build();
  }

  Database database() {
    return database;
  }

  HikariDataSource pool() {
    return pool;
  }

  String url() {
    return url;
  }

  String schema() {
    return schema;
  }

  /** The statements since the last call. */
  List<String> sqlSince() {
    List<String> since = List.copyOf(sql);
    sql.clear();
    return since;
  }

  /** Runs SQL beside everything else. */
  void elsewhere(String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  /** Asks for one value beside everything else. */
  String askElsewhere(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "no row";
    }
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    if (url.startsWith("jdbc:postgresql:")) {
      elsewhere("DROP SCHEMA " + schema + " CASCADE");
    }
  }
}
