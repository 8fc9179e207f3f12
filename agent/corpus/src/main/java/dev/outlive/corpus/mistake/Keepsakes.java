package dev.outlive.corpus.mistake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what ends with its transaction. */
@Service
class Keepsakes {

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;

  Keepsakes(DataSource dataSource, JdbcTemplate jdbc) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  ResultSet products() {
    return jdbc.execute(
        (Connection connection) ->
            connection.createStatement().executeQuery("select name from product"));
  }

  @Transactional(readOnly = true)
  Connection driversOwn() throws SQLException {
    return DataSourceUtils.getConnection(dataSource).unwrap(Connection.class);
  }
}
