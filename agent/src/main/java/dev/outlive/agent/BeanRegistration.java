package dev.outlive.agent;

import dev.outlive.hook.PlatformServer;
import dev.outlive.report.Reporter;
import dev.outlive.weave.Weaving;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;

/**
 * Registers the JMX bean as soon as the platform has a server for it, which is when somebody asks
 * for that server first: to start it takes longer than most of what the agent does while a JVM
 * starts, and many JVMs are never asked. Mentions the hooks: loaded only once they exist.
 */
final class BeanRegistration implements Consumer<Object> {
  private final Supplier<AgentBean> bean;
  private final Reporter reporter;
  private final AtomicBoolean begun = new AtomicBoolean();

  private BeanRegistration(Supplier<AgentBean> bean, Reporter reporter) {
    this.bean = bean;
    this.reporter = reporter;
  }

  /** Registers now, or as soon as the server is there: by the time whoever asks for it has it. */
  static void await(Weaving weaving, Supplier<AgentBean> bean, Reporter reporter) {
    BeanRegistration registration = new BeanRegistration(bean, reporter);
    PlatformServer.await(registration);
    // Only now is it known that none is handed out unseen.
    if (weaving.awaitPlatformServer() && !MBeanServerFactory.findMBeanServer(null).isEmpty()) {
      registration.accept(ManagementFactory.getPlatformMBeanServer());
    }
  }

  @Override
  public void accept(Object server) {
    if (begun.compareAndSet(false, true)) {
      try {
        AgentBean.register(bean.get(), (MBeanServer) server);
      } catch (Throwable t) {
        // A server that refuses: the log is enough.
        reporter.notice("no JMX bean: " + t);
      }
    }
  }
}
