package dev.outlive.corpus.stock;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One position of a delivery. */
@Service
class Delivery {

  private final JdbcTemplate jdbc;

  Delivery(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(value = "jdbcTransactions", propagation = Propagation.NESTED)
  void add(int quantity) {
    jdbc.update("insert into delivery (product_id, quantity) values (2, ?)", quantity);
  }
}
