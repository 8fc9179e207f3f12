package dev.outlive.orms;

import static org.junit.jupiter.api.Assumptions.abort;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL that some of the programs need. */
final class PostgresServer {
  static final String PROPERTY = "outlive.test.postgres.url";
  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/test?user=root";

  private PostgresServer() {}

  /** Its URL, the user included; without a server the test is skipped, and says why. */
  static String url() {
    String given = System.getProperty(PROPERTY);
    String url = given == null || given.isEmpty() ? URL : given;
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.isValid(5) ? url : abort("skipped: PostgreSQL at " + url + " is ill");
    } catch (SQLException unreachable) {
      return abort("skipped: there is no PostgreSQL at " + url + ": " + unreachable.getMessage());
    }
  }
}
