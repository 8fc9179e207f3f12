package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Holds a context for long, or loses one. */
public final class HeldSessions {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;

  private HeldSessions() {}

  /** The first argument says which. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("held", 4)) {
      if (arguments[0].equals("hold")) {
        hold(store.database());
        await(2);
      } else {
        Thread losing = new Thread(() -> lose(store.database()), "losing");
        losing.start();
        losing.join();
        await(1);
      }
    }
  }

  private static void hold(Database database) throws Exception {
    try (ConnectionContext context = database.connectionContext()) {
      Said.of("held", database.select(Book.TABLE).get().getTitle());
      await(1);
      context.close();
    }
  }

  private static void lose(Database database) {
    database.connectionContext();
    Said.of("lost", database.select(Book.TABLE).get().getTitle());
  }

  private static int kinds(MBeanServer server) throws JMException {
    ObjectName agent = new ObjectName("dev.outlive:type=Agent");
    return ((String[]) server.invoke(agent, "violations", null, null)).length;
  }

  private static void await(int expected) throws JMException, InterruptedException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    long begun = System.nanoTime();
    while (kinds(server) < expected) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new IllegalStateException("not noticed: " + expected);
      }
      System.gc();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
