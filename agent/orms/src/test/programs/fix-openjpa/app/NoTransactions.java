package app;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import org.apache.openjpa.ee.AbstractManagedRuntime;

/** A container that has begun no transaction, and begins none. */
public final class NoTransactions extends AbstractManagedRuntime implements TransactionManager {
  @Override
  public TransactionManager getTransactionManager() {
    return this;
  }

  @Override
  public void setRollbackOnly(Throwable cause) {}

  @Override
  public Throwable getRollbackCause() {
    return null;
  }

  @Override
  public void begin() throws NotSupportedException {
    throw new NotSupportedException();
  }

  @Override
  public void commit() {
    throw new IllegalStateException();
  }

  @Override
  public void rollback() {
    throw new IllegalStateException();
  }

  @Override
  public void setRollbackOnly() {
    throw new IllegalStateException();
  }

  @Override
  public int getStatus() {
    return Status.STATUS_NO_TRANSACTION;
  }

  @Override
  public Transaction getTransaction() {
    return null;
  }

  @Override
  public void setTransactionTimeout(int seconds) {}

  @Override
  public Transaction suspend() {
    return null;
  }

  @Override
  public void resume(Transaction transaction) throws SystemException {
    throw new SystemException();
  }
}
