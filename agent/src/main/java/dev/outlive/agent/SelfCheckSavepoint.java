package dev.outlive.agent;

import java.sql.Savepoint;

/** The class that the self-check loads to see it woven. */
public final class SelfCheckSavepoint implements Savepoint {
  /** For the self-check. */
  public SelfCheckSavepoint() {}

  @Override
  public int getSavepointId() {
    return 0;
  }

  @Override
  public String getSavepointName() {
    return "self-check";
  }
}
