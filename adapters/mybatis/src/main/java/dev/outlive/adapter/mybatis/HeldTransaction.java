package dev.outlive.adapter.mybatis;

import java.sql.Connection;
import org.apache.ibatis.transaction.Transaction;

/**
 * What an executor of the agent's has for a transaction: a connection that is somebody else's to
 * commit, to roll back and to close.
 */
record HeldTransaction(Connection connection) implements Transaction {
  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public void commit() {
    // Not ours to do.
  }

  @Override
  public void rollback() {
    // Not ours to do.
  }

  @Override
  public void close() {
    // Not ours to do.
  }

  /** The agent ends a read that takes too long itself, and without a trace on the statement. */
  @Override
  public Integer getTimeout() {
    return null;
  }
}
