package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Borrowers of a pool that restores nothing: one changes what a connection carries, and those after
 * it find it like that and leave it as it is, but for the last, which sets it back. Prints what was
 * counted after each.
 */
public final class LeftStateProgram implements Program {
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView view) throws Exception {
    agent = view;
    try (Connection physical = DriverManager.getConnection("jdbc:h2:mem:left")) {
      AskingPool pool = new AskingPool(physical);
      borrow("clean", pool, LeftStateProgram::look);
      borrow(
          "changes",
          pool,
          connection -> {
            connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          });
      borrow("looks", pool, LeftStateProgram::look);
      borrow("uses", pool, LeftStateProgram::use);
      borrow("looks again", pool, LeftStateProgram::look);
      borrow(
          "sets back",
          pool,
          connection -> {
            use(connection);
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
          });
      borrow("finds it right", pool, LeftStateProgram::look);
    }
  }

  @FunctionalInterface
  private interface Borrowing {
    void of(Connection connection) throws SQLException;
  }

  private void borrow(String name, AskingPool pool, Borrowing borrowing) throws SQLException {
    long before = agent.violations();
    try (Connection connection = pool.getConnection()) {
      borrowing.of(connection);
    }
    System.out.println("BORROWER " + name + ": " + (agent.violations() - before));
  }

  private static void look(Connection connection) throws SQLException {
    connection.getAutoCommit();
    connection.getTransactionIsolation();
    use(connection);
  }

  private static void use(Connection connection) throws SQLException {
    check(connection.createStatement().executeQuery("SELECT 1").next());
  }
}
