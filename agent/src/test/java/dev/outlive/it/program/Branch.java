package dev.outlive.it.program;

import java.nio.ByteBuffer;
import javax.transaction.xa.Xid;

/**
 * Names a branch of a distributed transaction; no other process has the name.
 *
 * @param number tells this process's branches apart
 */
record Branch(int number) implements Xid {

  @Override
  public int getFormatId() {
    return 1;
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(ProcessHandle.current().pid())
        .putInt(number)
        .array();
  }

  @Override
  public byte[] getBranchQualifier() {
    return new byte[] {1};
  }
}
