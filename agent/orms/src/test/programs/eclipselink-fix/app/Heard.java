package app;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Counts the queries of sessions that belong to the agent, by their thread. */
public class Heard extends SessionEventAdapter {
  private static final AtomicInteger OTHERS = new AtomicInteger();

  @Override
  public void postExecuteQuery(SessionEvent event) {
    if (Thread.currentThread().getName().startsWith("outlive")) {
      OTHERS.incrementAndGet();
    }
  }

  static int queries() {
    return OTHERS.get();
  }
}
