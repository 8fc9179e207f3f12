package dev.outlive.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.adapter.TooManyRows;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real transaction of H2's. */
class QuietReadTest {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    run("CREATE TABLE note (text VARCHAR(20))");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int notes() {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM note")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readsWithoutATransaction() throws Exception {
    assertThat(QuietRead.on(connection, this::notes)).isZero();
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Test
  void readsWhatTheTransactionSeesAndLeavesItOpen() throws Exception {
    connection.setAutoCommit(false);
    run("INSERT INTO note VALUES ('pending')");
    assertThat(QuietRead.on(connection, this::notes)).isEqualTo(1);
    assertThat(connection.getAutoCommit()).isFalse();
    connection.rollback();
    assertThat(notes()).isZero();
  }

  @Test
  void aFailedReadUndoesItselfAndNothingElse() throws Exception {
    connection.setAutoCommit(false);
    run("INSERT INTO note VALUES ('the host''s')");
    assertThatThrownBy(
            () ->
                QuietRead.on(
                    connection,
                    () -> {
                      run("INSERT INTO note VALUES ('ours')");
                      throw new IllegalStateException("meant");
                    }))
        .isInstanceOf(Refused.class)
        .hasMessage("the read failed: IllegalStateException");
    connection.commit();
    assertThat(notes()).isEqualTo(1);
  }

  /** Oracle's driver and SQL Server's cannot, and neither of them can be had here. */
  private Connection thatReleasesNothing() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("releaseSavepoint")) {
                throw new SQLFeatureNotSupportedException("releaseSavepoint");
              }
              return method.invoke(connection, arguments);
            });
  }

  @Test
  void aSavepointThatCannotBeReleasedIsLeft() throws Exception {
    connection.setAutoCommit(false);
    run("INSERT INTO note VALUES ('the host''s')");
    assertThat(QuietRead.on(thatReleasesNothing(), this::notes)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                QuietRead.on(
                    thatReleasesNothing(),
                    () -> {
                      run("INSERT INTO note VALUES ('ours')");
                      throw new IllegalStateException("meant");
                    }))
        .hasMessage("the read failed: IllegalStateException");
    connection.commit();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void whatTheOrmLacksIsARefusal() throws Exception {
    assertThatThrownBy(
            () ->
                QuietRead.on(
                    connection,
                    () -> {
                      throw new NoSuchMethodError("meant");
                    }))
        .isInstanceOf(Refused.class)
        .hasMessage("the read failed: NoSuchMethodError");
  }

  @Test
  void anErrorUndoesItselfAndIsThrownOn() throws Exception {
    connection.setAutoCommit(false);
    run("INSERT INTO note VALUES ('the host''s')");
    Error meant = new Error("meant");
    assertThatThrownBy(
            () ->
                QuietRead.on(
                    connection,
                    () -> {
                      run("INSERT INTO note VALUES ('ours')");
                      throw meant;
                    }))
        .isSameAs(meant);
    connection.commit();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void betweenTransactionsItEndsTheOneThatItBegins() throws Exception {
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    int read =
        QuietRead.between(
            connection,
            () -> {
              run("INSERT INTO note VALUES ('ours')");
              return notes();
            });
    assertThat(read).isEqualTo(1);
    assertThatThrownBy(
            () ->
                QuietRead.between(
                    connection,
                    () -> {
                      run("INSERT INTO note VALUES ('ours')");
                      throw new IllegalStateException("meant");
                    }))
        .isInstanceOf(Refused.class);
    connection.commit();
    assertThat(notes()).isZero();
    assertThat(connection.getAutoCommit()).isFalse();
  }

  @Test
  void doesNotReadAboveReadCommitted() throws Exception {
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    boolean[] read = new boolean[1];
    assertThatThrownBy(() -> QuietRead.on(connection, () -> read[0] = true))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("above READ COMMITTED");
    assertThat(read[0]).isFalse();
  }

  @Test
  void aBoundIsNamed() {
    assertThatThrownBy(
            () ->
                QuietRead.on(
                    connection,
                    () -> {
                      throw new TooManyRows(7);
                    }))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("more than 7 rows");
  }

  @Test
  void aConnectionThatIsClosedIsRefused() throws Exception {
    connection.close();
    assertThatThrownBy(() -> QuietRead.on(connection, this::notes)).isInstanceOf(Refused.class);
  }
}
