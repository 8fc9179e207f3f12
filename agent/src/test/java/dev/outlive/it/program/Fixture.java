package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import javax.sql.PooledConnection;

/** One borrowed connection with one object of a kind on it. */
final class Fixture {

  private final Database database;
  private final Connection borrowed;
  private Connection connection;
  private PooledConnection physical;
  private Statement statement;
  private ResultSet resultSet;
  private Object subject;
  private boolean handedOutAgain;

  private Fixture(Database database, Connection borrowed) {
    this.database = database;
    this.borrowed = borrowed;
    this.connection = borrowed;
  }

  /**
   * Opens an object of a kind.
   *
   * @param way how it will end
   * @param driverTypes the driver's own classes: of its connections and of this kind
   */
  static Fixture open(
      Database database, Pool.Open pool, Kind kind, Way way, Depth depth, DriverTypes driverTypes)
      throws SQLException {
    Fixture fixture = new Fixture(database, pool.borrow());
    try {
      if (depth == Depth.BEHIND_THE_POOL) {
        fixture.connection = (Connection) fixture.borrowed.unwrap(driverTypes.connection());
      }
      fixture.begin(way == Way.TRANSACTION_ENDED || kind.value() && database.lobsNeedTransaction());
      fixture.subject = kind.open(fixture);
      if (depth == Depth.UNWRAPPED) {
        fixture.subject = ((Wrapper) fixture.subject).unwrap(driverTypes.of(kind));
      }
      if (!kind.type().isInstance(fixture.subject)) {
        throw new SQLException("no " + kind + " but " + fixture.subject);
      }
      return fixture;
    } catch (SQLException | RuntimeException | LinkageError failure) {
      fixture.dispose();
      throw failure;
    }
  }

  Database database() {
    return database;
  }

  /** The connection that the subject was made by. */
  Connection connection() {
    return connection;
  }

  Object subject() {
    return subject;
  }

  String sql(String text) {
    return database.sql(text);
  }

  void begin() throws SQLException {
    begin(true);
  }

  private void begin(boolean transaction) throws SQLException {
    // Not every pool gives back the auto-commit mode that it found.
    if (connection.getAutoCommit() == transaction) {
      connection.setAutoCommit(!transaction);
    }
  }

  <C extends PooledConnection> C keep(C physical) {
    this.physical = physical;
    return physical;
  }

  <S extends Statement> S keep(S statement) {
    this.statement = statement;
    return statement;
  }

  ResultSet keep(ResultSet resultSet) {
    this.resultSet = resultSet;
    return resultSet;
  }

  /** The first row of a query. */
  ResultSet row(String query) throws SQLException {
    Statement statement = keep(connection.createStatement());
    // As a result rather than a query, so that getMoreResults() may follow.
    statement.execute(sql(query));
    ResultSet rows = keep(statement.getResultSet());
    rows.next();
    return rows;
  }

  ResultSet lob(String column) throws SQLException {
    return row("SELECT " + column + " FROM %t");
  }

  /** Ends the subject, or what it depends on. */
  void end(Kind kind, Way way) throws SQLException {
    switch (way) {
      case ALIVE -> {}
      case OWN_CLOSE -> close(subject);
      case RESULT_SET_CLOSED -> resultSet.close();
      case STATEMENT_CLOSED -> statement.close();
      case REEXECUTED -> handedOutAgain = execute(kind.prepared()) == subject;
      case MORE_RESULTS -> statement.getMoreResults();
      case ON_COMPLETION -> {
        statement.closeOnCompletion();
        execute(kind.prepared()).close();
      }
      case TRANSACTION_ENDED -> {
        if (connection.getAutoCommit()) {
          throw new SQLException("there is no transaction to end");
        }
        connection.commit();
      }
      case ROLLED_BACK -> connection.rollback();
      case RELEASED -> connection.releaseSavepoint((java.sql.Savepoint) subject);
      case HANDLE_CLOSED -> physical.getConnection().close();
      case CONNECTION_CLOSED -> {
        if (kind.physical()) {
          physical.close();
        } else {
          closeConnection();
        }
      }
      default -> throw new AssertionError(way);
    }
  }

  private void closeConnection() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
      connection.setAutoCommit(true);
    }
    borrowed.close();
  }

  private ResultSet execute(boolean prepared) throws SQLException {
    return prepared
        ? ((PreparedStatement) statement).executeQuery()
        : statement.executeQuery(sql("SELECT id FROM %t"));
  }

  /** SQLite's statements have one result set each: after another execution it is alive again. */
  boolean handedOutAgain() {
    return handedOutAgain;
  }

  private static void close(Object subject) throws SQLException {
    if (subject instanceof Statement own) {
      own.close();
    } else if (subject instanceof ResultSet own) {
      own.close();
    } else if (subject instanceof java.sql.Blob own) {
      own.free();
    } else if (subject instanceof java.sql.Clob own) {
      own.free();
    } else if (subject instanceof java.sql.SQLXML own) {
      own.free();
    } else if (subject instanceof java.sql.Array own) {
      own.free();
    } else {
      throw new AssertionError(subject + " has no close of its own");
    }
  }

  /** Gives everything back, however the test left it. */
  void dispose() {
    if (resultSet != null) {
      quietly(resultSet::close);
    }
    if (statement != null) {
      quietly(statement::close);
    }
    if (physical != null) {
      quietly(physical::close);
    }
    quietly(
        () -> {
          if (!borrowed.isClosed() && !borrowed.getAutoCommit()) {
            borrowed.rollback();
            borrowed.setAutoCommit(true);
          }
        });
    quietly(borrowed::close);
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (SQLException | RuntimeException | LinkageError | InternalError expected) {
      // The test may have broken anything; what is broken needs no tidying.
    }
  }
}
