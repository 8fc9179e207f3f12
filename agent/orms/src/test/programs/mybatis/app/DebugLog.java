package app;

import org.apache.ibatis.logging.Log;

/** Wants to know all, as in development, and keeps it: MyBatis puts loggers around JDBC for it. */
public final class DebugLog implements Log {
  public DebugLog(String name) {}

  @Override
  public boolean isDebugEnabled() {
    return true;
  }

  @Override
  public boolean isTraceEnabled() {
    return true;
  }

  @Override
  public void error(String message, Throwable thrown) {}

  @Override
  public void error(String message) {}

  @Override
  public void debug(String message) {}

  @Override
  public void trace(String message) {}

  @Override
  public void warn(String message) {}
}
