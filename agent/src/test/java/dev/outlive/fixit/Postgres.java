package dev.outlive.fixit;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.outlive.fixit.program.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL that some of the programs need. */
final class Postgres {
  private Postgres() {}

  /** Skips the test, and says why, where it is needed and cannot be reached. */
  static void require(String database) {
    if (database.equals("postgresql")) {
      require();
    }
  }

  static void require() {
    try (Connection connection = DriverManager.getConnection(Store.postgresUrl())) {
      connection.isValid(5);
    } catch (SQLException unreachable) {
      abort("skipped: no PostgreSQL at " + Store.postgresUrl() + ": " + unreachable.getMessage());
    }
  }
}
