package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** What well-behaved code does with a connection, one habit a round. */
final class CleanRounds {

  private final Database database;
  private final boolean oftenClosed;
  private final Habit[] habits;

  CleanRounds(Database database) {
    this(database, true);
  }

  /**
   * @param oftenClosed whether a connection is closed more than once, as it may be
   */
  CleanRounds(Database database, boolean oftenClosed) {
    this.database = database;
    this.oftenClosed = oftenClosed;
    this.habits =
        new Habit[] {
          this::query,
          this::prepare,
          this::prepare,
          this::closeTwice,
          this::execute,
          this::reExecute,
          this::completion,
          this::transaction,
          this::setAndSetBack,
          this::unwrap,
          this::keepDescriptions,
        };
  }

  @FunctionalInterface
  private interface Habit {
    /** Uses a connection and closes it. */
    void follow(Connection connection) throws SQLException;
  }

  /** Borrows a connection and gives it back, the way depending on the round. */
  void run(Pool.Source source, int round) throws SQLException {
    Connection connection = source.borrow();
    try {
      if (round % 97 == 0) {
        describe(connection);
      } else if (round % 89 == 0) {
        generateKeys(connection);
      } else {
        habits[round % habits.length].follow(connection);
      }
    } finally {
      if (oftenClosed || !connection.isClosed()) {
        connection.close();
      }
    }
  }

  /** Each habit once. */
  void all(Pool.Source source) throws SQLException {
    for (Habit habit : habits) {
      try (Connection connection = source.borrow()) {
        habit.follow(connection);
      }
    }
    try (Connection connection = source.borrow()) {
      describe(connection);
      generateKeys(connection);
    }
  }

  /**
   * A connection, and then what came from it. Not under load: a pool that keeps its open statements
   * in a plain list with the physical connection, as HikariCP does, is upset if they are closed
   * while the next borrower has it.
   */
  void childrenLast(Pool.Source source) throws SQLException {
    try (Connection connection = source.borrow()) {
      closeChildrenLast(connection);
    }
  }

  private String select() {
    return database.sql("SELECT id, name FROM %t");
  }

  private void query(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select())) {
      while (rows.next()) {
        check(rows.getInt(1) == 1 && rows.getString("name") != null && !rows.wasNull());
      }
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(database.sql("SELECT name FROM %t WHERE id = ?"))) {
      for (int i = 0; i < 3; i++) {
        statement.setInt(1, i);
        try (ResultSet rows = statement.executeQuery()) {
          check(rows.next() == (i == 1));
        }
      }
    }
  }

  private void closeChildrenLast(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(select());
    check(rows.next());
    PreparedStatement prepared = connection.prepareStatement(select());
    connection.close();
    prepared.close();
    statement.close();
    rows.close();
  }

  private void closeTwice(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(select());
    check(rows.next());
    rows.close();
    rows.close();
    check(rows.isClosed());
    statement.close();
    statement.close();
    check(statement.isClosed());
    connection.close();
    if (oftenClosed) {
      connection.close();
    }
    checkClosed(connection);
    try {
      check(!connection.isValid(1));
    } catch (SQLException closed) {
      // Druid minds, against the interface's own promise.
    }
  }

  static void checkClosed(Connection connection) {
    boolean closed;
    try {
      closed = connection.isClosed();
    } catch (SQLException invalid) {
      // MyBatis' pool minds, against the interface's own promise.
      closed = true;
    }
    check(closed);
  }

  private void execute(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      check(statement.execute(select()));
      try (ResultSet rows = statement.getResultSet()) {
        check(rows.next());
      }
      check(!statement.getMoreResults());
      statement.getUpdateCount();
      statement.getWarnings();
      statement.clearWarnings();
    }
    connection.getWarnings();
    connection.clearWarnings();
  }

  private void reExecute(Connection connection) throws SQLException {
    if (database == Database.SQLITE) {
      // Its statements have one result set for ever, and c3p0 loses count of it, agent or not.
      return;
    }
    try (Statement statement = connection.createStatement()) {
      ResultSet first = statement.executeQuery(select());
      check(first.next());
      ResultSet second = statement.executeQuery(select());
      check(second.next());
      first.close();
      second.close();
    }
  }

  private void completion(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    try (ResultSet rows = statement.executeQuery(select())) {
      check(rows.next());
    }
    statement.isClosed();
    statement.close();
  }

  private void transaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      if (!database.lacks().contains(Kind.SAVEPOINT)) {
        Savepoint savepoint = connection.setSavepoint("outlive");
        statement.executeQuery(select()).close();
        connection.rollback(savepoint);
        connection.releaseSavepoint(connection.setSavepoint("again"));
      }
      ResultSet rows = statement.executeQuery(select());
      check(rows.next());
      connection.commit();
      rows.close();
      statement.executeQuery(select()).close();
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** What a borrower sets it sets back, as it found it. */
  private void setAndSetBack(Connection connection) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    } catch (SQLException unsupported) {
      // Not every database has it.
      return;
    }
    try {
      query(connection);
    } finally {
      connection.setTransactionIsolation(isolation);
    }
  }

  /** The driver's own object, used while it is lent, and its wrapper afterwards. */
  private void unwrap(Connection connection) throws SQLException {
    Connection raw = connection.unwrap(Connection.class);
    try (Statement statement = raw.createStatement();
        ResultSet rows = statement.executeQuery(select())) {
      check(rows.next());
      check(statement.getConnection() != null);
    }
    query(connection);
  }

  private void keepDescriptions(Connection connection) throws SQLException {
    ResultSetMetaData description;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select())) {
      description = rows.getMetaData();
    }
    connection.close();
    try {
      description.getColumnCount();
    } catch (SQLException closed) {
      // Some drivers mind; the agent must not.
    }
  }

  private void describe(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "outlive_none", null)) {
      check(!tables.next());
    }
    check(connection.getMetaData().getDatabaseProductName() != null);
  }

  private void generateKeys(Connection connection) throws SQLException {
    if (database == Database.DUCKDB) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          database.sql("INSERT INTO %t_keys (name) VALUES ('one')"),
          Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        check(keys.next() && keys.getInt(1) >= 0);
      }
    }
  }

  static void check(boolean fact) {
    if (!fact) {
      throw new AssertionError("the database does not answer as it should");
    }
  }
}
