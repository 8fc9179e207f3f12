package dev.outlive.ledger;

/**
 * Sorts SQL into a fixed number of slots, so that something can be counted of each without keeping
 * any: two that share a slot share the count, and whoever counts must be able to bear that.
 */
final class SqlSlot {
  static final int COUNT = 4096;

  private SqlSlot() {}

  /**
   * @param sql as the host wrote it; null if unknown
   */
  static int of(String sql) {
    int hash = sql == null ? 0 : sql.hashCode();
    return (hash ^ hash >>> 12 ^ hash >>> 20) & COUNT - 1;
  }
}
