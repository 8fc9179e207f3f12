package app;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;

/** The agent's MBean where there is an agent; else nothing was ever reported. */
final class Agent {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;
  private final boolean attached;

  Agent() throws JMException, InterruptedException {
    name = new ObjectName("dev.outlive:type=Agent");
    attached = System.getProperty("outlive.log.file") != null;
    if (attached) {
      awaitRegistration();
    }
  }

  boolean attached() {
    return attached;
  }

  /** Forgets what was reported, so that the next of its like is written in full again. */
  void reset() throws JMException {
    if (attached) {
      server.invoke(name, "reset", new Object[0], new String[0]);
    }
  }

  /** How many there were since then. */
  long violations() throws JMException {
    return attached ? ((Number) server.getAttribute(name, "Violations")).longValue() : 0;
  }

  /** Switches auto-fix. */
  void autofix(boolean on) throws JMException {
    server.setAttribute(name, new Attribute("AutoFix", on));
  }

  private void awaitRegistration() throws JMException, InterruptedException {
    CountDownLatch there = new CountDownLatch(1);
    server.addNotificationListener(
        MBeanServerDelegate.DELEGATE_NAME,
        (notification, handback) -> {
          if (notification instanceof MBeanServerNotification change
              && change.getMBeanName().equals(name)) {
            there.countDown();
          }
        },
        null,
        null);
    if (!server.isRegistered(name) && !there.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the agent has registered no " + name);
    }
  }
}
