package dev.outlive.corpus.stock;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of the shelves in plain SQL, through Spring's templates. */
@Service
class Stock {

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final JdbcClient client;

  Stock(JdbcTemplate jdbc, NamedParameterJdbcTemplate named, JdbcClient client) {
    this.jdbc = jdbc;
    this.named = named;
    this.client = client;
  }

  /** Without a transaction: the stream holds its connection until it is closed. */
  BigDecimal turnover() {
    try (Stream<BigDecimal> sales =
        jdbc.queryForStream(
            "select turnover from sales order by product_id", (row, n) -> row.getBigDecimal(1))) {
      return sales.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** In a transaction, and not to the end. */
  @Transactional(readOnly = true)
  List<String> bestSellers() {
    try (Stream<String> names =
        client
            .sql("select p.name from sales s join product p on p.id = s.product_id order by s.sold")
            .query(String.class)
            .stream()) {
      return names.limit(3).toList();
    }
  }

  /** A statement text of its own for every number of products. */
  int countOf(int products) {
    List<Long> ids = LongStream.rangeClosed(1, products).boxed().toList();
    Integer count =
        named.queryForObject(
            "select count(*) from product where id in (:ids)", Map.of("ids", ids), Integer.class);
    return count == null ? 0 : count;
  }

  /** Many statements prepared, used again and closed on one connection. */
  @Transactional(value = "jdbcTransactions", readOnly = true)
  int stockOfAll() {
    Integer stock = jdbc.execute((Connection connection) -> stockOfAll(connection));
    return stock == null ? 0 : stock;
  }

  private static int stockOfAll(Connection connection) throws SQLException {
    int stock = 0;
    for (int round = 0; round < 10; round++) {
      try (PreparedStatement query =
          connection.prepareStatement("select stock from product where id = ?")) {
        for (long id = 1; id <= 10; id++) {
          query.setLong(1, id);
          // Executing again is what ends the result before.
          ResultSet product = query.executeQuery();
          if (product.next()) {
            stock += product.getInt(1);
          }
        }
        query.clearParameters();
      }
    }
    return stock;
  }

  /** Reads the list forth and back, and corrects it in place. */
  @Transactional("jdbcTransactions")
  int audit() {
    Integer seen =
        jdbc.execute(
            (Connection connection) -> {
              try (Statement statement =
                      connection.createStatement(
                          ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                  ResultSet products =
                      statement.executeQuery(
                          "select id, name from product where id <= 3 order by id")) {
                int rows = 0;
                while (products.next()) {
                  rows++;
                }
                products.first();
                products.updateString("name", products.getString("name"));
                products.updateRow();
                return rows + products.getMetaData().getColumnCount();
              }
            });
    return seen == null ? 0 : seen;
  }

  int columns() {
    Integer columns =
        jdbc.execute(
            (Connection connection) -> {
              int count = 0;
              try (ResultSet found =
                  connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
                while (found.next()) {
                  count++;
                }
              }
              return count;
            });
    return columns == null ? 0 : columns;
  }
}
