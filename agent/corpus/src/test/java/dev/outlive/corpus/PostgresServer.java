package dev.outlive.corpus;

import static org.junit.jupiter.api.Assumptions.abort;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL that the shop can run on. */
final class PostgresServer {

  private static final String PROPERTY = "outlive.test.postgres.url";
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

  /** Takes away what a shop has left behind that was ended before it could clean up. */
  static void drop(String url, String schema) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists " + schema + " cascade");
    }
  }
}
