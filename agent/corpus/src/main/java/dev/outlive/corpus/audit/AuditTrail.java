package dev.outlive.corpus.audit;

import dev.outlive.corpus.Counted;
import dev.outlive.corpus.order.OrderPlaced;
import java.sql.PreparedStatement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes down what happened: on other threads, in transactions of its own. */
@Service
class AuditTrail implements Counted {

  private final JdbcTemplate jdbc;
  private final LongAdder written = new LongAdder();

  AuditTrail(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Async
  @Transactional
  CompletableFuture<Long> recordLater(String what) {
    return CompletableFuture.completedFuture(insert(what));
  }

  /** On the thread, and after the end, of the transaction that placed the order. */
  @TransactionalEventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void placed(OrderPlaced event) {
    insert("order " + event.order());
  }

  /** Suspends the transaction around it, whose connection stays borrowed. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  long recordNow(String what) {
    return insert(what);
  }

  @Transactional
  int forgetOldest() {
    return jdbc.update(
        "delete from audit_entry where id < (select max(id) from audit_entry) - 1000");
  }

  @Override
  public String counts() {
    return "AUDIT written=" + written.sum();
  }

  private long insert(String what) {
    GeneratedKeyHolder keys = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into audit_entry (what) values (?)", new String[] {"id"});
          insert.setString(1, what);
          return insert;
        },
        keys);
    written.increment();
    return keys.getKeyAs(Long.class);
  }
}
