package dev.outlive.corpus.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was written before there were templates: correct, if not pretty. */
@Service
class PlainJdbc {

  private final DataSource pool;
  private final DataSource lazy;
  private final DataSource transactionAware;

  PlainJdbc(DataSource pool) {
    this.pool = pool;
    this.lazy = new LazyConnectionDataSourceProxy(pool);
    this.transactionAware = new TransactionAwareDataSourceProxy(pool);
  }

  /** Begins, saves, rolls back a part, and commits, all by hand. */
  int byHand() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        int inserted = statement.executeUpdate(insert("one"));
        Savepoint before = connection.setSavepoint();
        statement.executeUpdate(insert("two"));
        connection.rollback(before);
        inserted += statement.executeUpdate(insert("three"), Statement.RETURN_GENERATED_KEYS);
        try (ResultSet keys = statement.getGeneratedKeys()) {
          keys.next();
        }
        connection.commit();
        return inserted;
      } catch (SQLException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** A statement that fails, and what was open is closed in any order, and twice. */
  boolean failing() throws SQLException {
    Connection connection = pool.getConnection();
    Statement statement = connection.createStatement();
    ResultSet one = statement.executeQuery("select id from product where id = 1");
    boolean found = one.next();
    try (PreparedStatement broken =
        connection.prepareStatement("insert into delivery (product_id, quantity) values (1, 0)")) {
      broken.executeUpdate();
    } catch (SQLException expected) {
      // The quantity must not be zero: what the table is there to refuse.
      found &= expected.getSQLState() != null;
    } finally {
      statement.close();
      one.close();
      connection.close();
      statement.close();
      connection.close();
    }
    return found && connection.isClosed() && statement.isClosed() && !connection.isValid(1);
  }

  /** Asks the driver's own connection, and lets go of it in time. */
  boolean unwrapped() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      Connection own = connection.unwrap(Connection.class);
      boolean open = !own.isClosed() && own.getAutoCommit();
      try (Statement statement = own.createStatement();
          ResultSet one = statement.executeQuery("select 1")) {
        return open && one.next() && connection.getMetaData().getConnection() != null;
      }
    }
  }

  /** Statements that close themselves, several of them open at a time. */
  int together() throws SQLException {
    try (Connection connection = lazy.getConnection()) {
      connection.setReadOnly(true);
      try (Statement outer = connection.createStatement();
          PreparedStatement inner =
              connection.prepareStatement("select name from product where id = ?")) {
        outer.closeOnCompletion();
        outer.setFetchSize(2);
        int letters = 0;
        try (ResultSet ids = outer.executeQuery("select id from product where id < 6")) {
          while (ids.next()) {
            inner.setLong(1, ids.getLong(1));
            try (ResultSet name = inner.executeQuery()) {
              letters += name.next() ? name.getString(1).length() : 0;
            }
          }
        }
        return letters;
      } finally {
        connection.setReadOnly(false);
      }
    }
  }

  /** Closes what belongs to the transaction, which goes on. */
  @Transactional
  int inTransaction() throws SQLException {
    int inserted = 0;
    for (int round = 0; round < 3; round++) {
      try (Connection connection = transactionAware.getConnection();
          Statement statement = connection.createStatement()) {
        inserted += statement.executeUpdate(insert("round " + round));
      }
    }
    return inserted;
  }

  private static String insert(String what) {
    return "insert into audit_entry (what) values ('" + what + "')";
  }
}
