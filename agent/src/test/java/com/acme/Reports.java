package com.acme;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the agent has reported so far, for programs that go on until it has. */
final class Reports {
  private static final long LOOK_MILLIS = 20;
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private Reports() {}

  /** Waits for a record with this word; whoever runs the program ends one that waits in vain. */
  static void await(String word) throws JMException, InterruptedException {
    ObjectName agent = registered();
    while (Arrays.stream((String[]) SERVER.invoke(agent, "violations", null, null))
        .noneMatch(record -> record.contains("\"" + word + "\""))) {
      System.gc();
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Interrupts a thread at the first violation of a rule. */
  static void interruptAt(String rule, Thread thread) throws JMException, InterruptedException {
    AtomicBoolean reported = new AtomicBoolean();
    SERVER.addNotificationListener(
        registered(),
        (notification, handback) -> {
          if (notification.getMessage().startsWith(rule + ": ")
              && reported.compareAndSet(false, true)) {
            thread.interrupt();
          }
        },
        null,
        null);
  }

  private static ObjectName registered() throws JMException, InterruptedException {
    ObjectName agent = new ObjectName("dev.outlive:type=Agent");
    while (!SERVER.isRegistered(agent)) {
      Thread.sleep(LOOK_MILLIS);
    }
    return agent;
  }
}
