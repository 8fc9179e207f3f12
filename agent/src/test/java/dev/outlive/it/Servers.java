package dev.outlive.it;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.outlive.it.program.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database servers that the tests can reach. */
final class Servers {

  private static final String POSTGRES_URL = "outlive.test.postgres.url";
  private static final String MARIADB_URL = "outlive.test.mariadb.url";

  private Servers() {}

  /**
   * Makes sure that a child will find a database. PostgreSQL is started where there is none; the
   * test is skipped, and says why, without any other server.
   */
  static AgentJvm reach(Database database, AgentJvm child) {
    if (database.onServer() && !reachable(database)) {
      if (database != Database.POSTGRESQL) {
        return abort("skipped: there is no MariaDB at " + database.url());
      }
      System.setProperty(POSTGRES_URL, embeddedPostgres());
    }
    for (String property : new String[] {POSTGRES_URL, MARIADB_URL}) {
      String url = System.getProperty(property);
      if (url != null && !url.isEmpty()) {
        child.set(property, url);
      }
    }
    return child;
  }

  private static boolean reachable(Database database) {
    try (Connection connection = DriverManager.getConnection(database.url())) {
      return connection.isValid(5);
    } catch (SQLException unreachable) {
      return false;
    }
  }

  private static String embeddedPostgres() {
    try {
      // Ends with this JVM.
      return EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException | RuntimeException failure) {
      return abort("skipped: there is no PostgreSQL, and none could be started: " + failure);
    }
  }
}
