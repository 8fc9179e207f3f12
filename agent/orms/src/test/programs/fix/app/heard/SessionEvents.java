package app.heard;

import org.hibernate.SessionEventListener;

/** Hears what every session does; of what one that only reads does, nothing. */
public final class SessionEvents implements SessionEventListener {
  private static final long serialVersionUID = 1;

  @Override
  public void flushStart() {
    Heard.note("flush");
  }

  @Override
  public void partialFlushStart() {
    Heard.note("partial flush");
  }

  @Override
  public void dirtyCalculationStart() {
    Heard.note("dirty calculation");
  }

  @Override
  public void cachePutStart() {
    Heard.note("cache put");
  }

  @Override
  public void cacheGetStart() {
    Heard.note("cache get");
  }

  @Override
  public void jdbcExecuteBatchStart() {
    Heard.note("batch");
  }

  @Override
  public void transactionCompletion(boolean successful) {}

  @Override
  public void jdbcConnectionAcquisitionStart() {}

  @Override
  public void jdbcConnectionAcquisitionEnd() {}

  @Override
  public void jdbcConnectionReleaseStart() {}

  @Override
  public void jdbcConnectionReleaseEnd() {}

  @Override
  public void jdbcPrepareStatementStart() {}

  @Override
  public void jdbcPrepareStatementEnd() {}

  @Override
  public void jdbcExecuteStatementStart() {}

  @Override
  public void jdbcExecuteStatementEnd() {}

  @Override
  public void jdbcExecuteBatchEnd() {}

  @Override
  public void cachePutEnd() {}

  @Override
  public void cacheGetEnd(boolean hit) {}

  @Override
  public void flushEnd(int entities, int collections) {}

  @Override
  public void partialFlushEnd(int entities, int collections) {}

  @Override
  public void dirtyCalculationEnd(boolean dirty) {}

  @Override
  public void end() {}
}
