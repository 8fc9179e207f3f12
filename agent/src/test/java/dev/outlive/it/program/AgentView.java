package dev.outlive.it.program;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;

/** The agent's MBean, read from inside the JVM that it runs in. */
public final class AgentView {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;
  private boolean registered;

  AgentView() throws JMException {
    name = new ObjectName("dev.outlive:type=Agent");
  }

  /** All occurrences so far, logged or only counted. The bean comes with the first JDBC class. */
  long violations() {
    return number("Violations");
  }

  /** How many of them differ. */
  int kinds() {
    try {
      awaitRegistration();
      return ((String[]) server.invoke(name, "violations", new Object[0], new String[0])).length;
    } catch (JMException failure) {
      throw new IllegalStateException("the agent's bean cannot be read", failure);
    }
  }

  /** Forgets what was reported, so that the next of its like is written in full again. */
  void reset() {
    try {
      awaitRegistration();
      server.invoke(name, "reset", new Object[0], new String[0]);
    } catch (JMException failure) {
      throw new IllegalStateException("the agent's bean cannot be reset", failure);
    }
  }

  String summary() {
    return "violations="
        + number("Violations")
        + " weavingFailures="
        + number("WeavingFailures")
        + " dropped="
        + number("Dropped");
  }

  private long number(String attribute) {
    try {
      awaitRegistration();
      return ((Number) server.getAttribute(name, attribute)).longValue();
    } catch (JMException failure) {
      throw new IllegalStateException("the agent's bean cannot be read", failure);
    }
  }

  private void awaitRegistration() throws JMException {
    if (registered) {
      return;
    }
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
    try {
      if (!server.isRegistered(name) && !there.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the agent has registered no " + name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
    registered = true;
  }
}
