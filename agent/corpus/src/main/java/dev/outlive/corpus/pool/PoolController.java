package dev.outlive.corpus.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.corpus.Counted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does to a pool, and what a rush does to it. */
@RestController
@RequestMapping("/pool")
class PoolController implements Counted {

  private final HikariDataSource pool;
  private final LongAdder evictions = new LongAdder();
  private final LongAdder exhaustions = new LongAdder();

  PoolController(DataSource dataSource) throws SQLException {
    this.pool = dataSource.unwrap(HikariDataSource.class);
  }

  /** Idle connections are closed now, the others when they come back. */
  @PostMapping("/evict")
  void evict() {
    pool.getHikariPoolMXBean().softEvictConnections();
    evictions.increment();
  }

  /** Borrows until there is nothing left to borrow, and gives all back. */
  @PostMapping("/exhaust")
  int exhaust() throws SQLException {
    Deque<Connection> borrowed = new ArrayDeque<>();
    try {
      while (borrowed.size() <= pool.getMaximumPoolSize()) {
        borrowed.push(pool.getConnection());
      }
      throw new IllegalStateException("more connections than the pool may have");
    } catch (SQLTransientConnectionException expected) {
      // That there are no more is what was wanted.
      exhaustions.increment();
      return borrowed.size();
    } finally {
      for (Connection connection : borrowed) {
        connection.close();
      }
    }
  }

  @Override
  public String counts() {
    return "POOL evictions=" + evictions.sum() + " exhaustions=" + exhaustions.sum();
  }
}
