package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
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
        await("hold", 2);
      } else {
        Thread losing = new Thread(() -> lose(store.database()), "losing");
        losing.start();
        losing.join();
        await("lose", 1);
      }
    }
  }

  private static void hold(Database database) throws Exception {
    try (ConnectionContext context = database.connectionContext()) {
      Said.of("held", database.select(Book.TABLE).get().getTitle());
      await("hold", 1);
      context.close();
    }
  }

  private static void lose(Database database) {
    database.connectionContext();
    Said.of("lost", database.select(Book.TABLE).get().getTitle());
  }

  /** Of a method's session: on a busy machine, the store's may be held for long before. */
  private static long kinds(MBeanServer server, String method) throws JMException {
    ObjectName agent = new ObjectName("dev.outlive:type=Agent");
    String[] records = (String[]) server.invoke(agent, "violations", null, null);
    return Arrays.stream(records)
        .filter(each -> each.contains(HeldSessions.class.getName() + "." + method + "("))
        .count();
  }

  private static void await(String method, int expected) throws JMException, InterruptedException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    long begun = System.nanoTime();
    while (kinds(server, method) < expected) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new IllegalStateException("not noticed: " + expected);
      }
      System.gc();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
