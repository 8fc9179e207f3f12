package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work on a pool that lends with auto-commit off, so that no borrower ever says so. Prints a {@code
 * SECTION} for what is clean and a {@code MISUSE} for work that nobody has ended.
 */
public final class SwitchedOffProgram implements Program {

  private static final int ROUNDS = 20;

  private final Database database = Database.H2;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    Wrapper wrapper = Wrapper.of(arguments[0]);
    try (Connection keeper = database.connect();
        HikariDataSource pool = Wrapper.pool(1, false)) {
      database.withTables(
          keeper,
          () -> {
            DataSource source = wrapper.open(pool);
            for (int i = 0; i < ROUNDS; i++) {
              byHand(source, i);
            }
            transactions(source);
            System.out.println("SECTION violations=" + agent.violations());
            for (int i = 1; i <= 3; i++) {
              leave(source);
              byHand(source, i);
            }
            System.out.println("MISUSE violations=" + agent.violations());
          });
    }
  }

  private void byHand(DataSource source, int round) throws SQLException {
    try (Connection connection = source.getConnection()) {
      update(connection);
      if (round % 2 == 0) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  /** What takes part in a transaction closes its connection long before that ends. */
  private void transactions(DataSource source) {
    JdbcTemplate template = new JdbcTemplate(source);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    boolean shares = source instanceof org.springframework.jdbc.datasource.SmartDataSource;
    for (int i = 0; i < ROUNDS; i++) {
      boolean rollBack = i % 2 == 0;
      transactions.executeWithoutResult(
          status -> {
            template.update(database.sql("UPDATE %t SET name = ? WHERE id = ?"), "three", 1);
            if (shares) {
              takePart(source);
            }
            if (rollBack) {
              status.setRollbackOnly();
            }
          });
    }
  }

  private void takePart(DataSource source) {
    try (Connection connection = source.getConnection()) {
      update(connection);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private void leave(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      update(connection);
    }
  }

  private void update(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(database.sql("UPDATE %t SET name = 'two' WHERE id = 1"))) {
      check(statement.executeUpdate() == 1);
    }
  }
}
