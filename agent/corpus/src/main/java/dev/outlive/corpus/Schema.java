package dev.outlive.corpus;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.env.Environment;

/** The schema that a run on a database server has to itself. */
final class Schema {

  private Schema() {}

  /** Drops the schema, if these settings name one, without the pool, which is closed by then. */
  static void drop(Environment settings) throws SQLException {
    String schema = settings.getProperty("corpus.schema");
    if (schema == null) {
      return;
    }
    try (Connection connection =
            DriverManager.getConnection(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getProperty("spring.datasource.username"),
                settings.getProperty("spring.datasource.password"));
        Statement statement = connection.createStatement()) {
      statement.execute("delete from " + schema + ".document");
      statement.execute("drop schema " + schema + " cascade");
    }
  }
}
