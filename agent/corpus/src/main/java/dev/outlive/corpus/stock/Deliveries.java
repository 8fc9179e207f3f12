package dev.outlive.corpus.stock;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in deliveries of which some positions are wrong; the others are kept. */
@Service
class Deliveries {

  private final Delivery delivery;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  Deliveries(
      Delivery delivery,
      JdbcTemplate jdbc,
      @Qualifier("jdbcTransactions") PlatformTransactionManager transactions) {
    this.delivery = delivery;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Each position in a nested transaction, which is a savepoint. */
  @Transactional("jdbcTransactions")
  int takeIn(List<Integer> quantities) {
    int taken = 0;
    for (int quantity : quantities) {
      try {
        delivery.add(quantity);
        taken++;
      } catch (DataIntegrityViolationException wrong) {
        // Only this position is rolled back.
        jdbc.update("insert into audit_entry (what) values ('wrong position')");
      }
    }
    return taken;
  }

  /** Savepoints by hand, some rolled back and some released. */
  int takeInByHand(List<Integer> quantities) {
    Integer taken =
        transaction.execute(
            status -> {
              int count = 0;
              for (int quantity : quantities) {
                Object before = status.createSavepoint();
                try {
                  jdbc.update(
                      "insert into delivery (product_id, quantity) values (1, ?)", quantity);
                  status.releaseSavepoint(before);
                  count++;
                } catch (DataIntegrityViolationException wrong) {
                  status.rollbackToSavepoint(before);
                }
              }
              if (count == 0) {
                status.setRollbackOnly();
              }
              return count;
            });
    return taken == null ? 0 : taken;
  }

  /** Knows its columns from the database's own description. */
  @Transactional
  long add(int quantity) {
    return new SimpleJdbcInsert(jdbc)
        .withTableName("delivery")
        .usingGeneratedKeyColumns("id")
        .executeAndReturnKey(Map.of("product_id", 1L, "quantity", quantity))
        .longValue();
  }

  @Transactional
  int forgetOldest() {
    return jdbc.update("delete from delivery where id < (select max(id) from delivery) - 1000");
  }
}
