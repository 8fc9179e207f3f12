package dev.outlive.bench.workload;

import com.p6spy.engine.logging.Category;
import com.p6spy.engine.spy.appender.P6Logger;

/** Takes what p6spy logs and writes nothing: a disk is not what is measured. */
public final class DiscardingLogger implements P6Logger {

  /** Made by p6spy, by name. */
  public DiscardingLogger() {}

  /** Has p6spy log here; before its first class is loaded. */
  static void use() {
    System.setProperty("p6spy.config.appender", DiscardingLogger.class.getName());
  }

  @Override
  public void logSQL(
      int connectionId,
      String now,
      long elapsed,
      Category category,
      String prepared,
      String sql,
      String url) {
    // See the class.
  }

  @Override
  public void logException(Exception e) {
    throw new IllegalStateException("p6spy failed", e);
  }

  @Override
  public void logText(String text) {
    // See the class.
  }

  @Override
  public boolean isCategoryEnabled(Category category) {
    return true;
  }
}
