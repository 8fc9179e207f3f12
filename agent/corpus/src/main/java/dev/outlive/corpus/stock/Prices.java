package dev.outlive.corpus.stock;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of prices, many at once. */
@Service
class Prices {

  private final JdbcTemplate jdbc;

  Prices(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sets the prices of ten products, three a batch. A price below zero fails in the middle, and all
   * are rolled back.
   */
  @Transactional("jdbcTransactions")
  int set(BigDecimal price) {
    List<Long> ids = LongStream.rangeClosed(21, 30).boxed().toList();
    int[][] changed =
        jdbc.batchUpdate(
            "update product set price = ? where id = ?",
            ids,
            3,
            (update, id) -> {
              update.setBigDecimal(1, price);
              update.setLong(2, id);
            });
    return changed.length;
  }
}
