package dev.outlive.agent;

import dev.outlive.report.Reporter;
import dev.outlive.report.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import javax.management.StandardEmitterMBean;

/**
 * The JMX bean, over views of the parts that it shows. The only class that needs {@code
 * java.management}, which a small Java runtime may lack. Thread-safe if the views are.
 */
public final class AgentBean implements AgentMBean {

  private final Reporter reporter;
  private final Settings settings;
  private final LongSupplier openLeases;
  private final Supplier<List<String>> describedLeases;
  private final LongSupplier weavingFailures;
  private final LongSupplier sampledAway;
  private final LongSupplier dropped;
  private final Runnable stop;

  /** A bean, not registered yet. */
  public AgentBean(
      Reporter reporter,
      Settings settings,
      LongSupplier openLeases,
      Supplier<List<String>> describedLeases,
      LongSupplier weavingFailures,
      LongSupplier sampledAway,
      LongSupplier dropped,
      Runnable stop) {
    this.reporter = reporter;
    this.settings = settings;
    this.openLeases = openLeases;
    this.describedLeases = describedLeases;
    this.weavingFailures = weavingFailures;
    this.sampledAway = sampledAway;
    this.dropped = dropped;
    this.stop = stop;
  }

  /**
   * Registers a bean.
   *
   * @return what takes the bean away again
   * @throws JMException if the name is taken, or the server refuses
   */
  static AutoCloseable register(AgentBean bean, MBeanServer server) throws JMException {
    ObjectName name = new ObjectName(NAME);
    NotificationBroadcasterSupport broadcaster =
        new NotificationBroadcasterSupport(
            new MBeanNotificationInfo(
                new String[] {NEW_VIOLATION}, Notification.class.getName(), "A new violation"));
    server.registerMBean(new Described(bean, broadcaster), name);
    AtomicLong sequence = new AtomicLong();
    bean.reporter.onNewFingerprint(
        violation ->
            broadcaster.sendNotification(
                notification(name, sequence.incrementAndGet(), violation)));
    return () -> server.unregisterMBean(name);
  }

  private static Notification notification(ObjectName source, long number, Violation violation) {
    String text = violation.rule() + ": " + violation.message();
    Notification notification =
        new Notification(NEW_VIOLATION, source, number, violation.time().toEpochMilli(), text);
    notification.setUserData(violation.fingerprint());
    return notification;
  }

  @Override
  public boolean isAutoFix() {
    return settings.autofix();
  }

  @Override
  public void setAutoFix(boolean on) {
    settings.setAutofix(on);
  }

  @Override
  public long getViolations() {
    return reporter.violations();
  }

  @Override
  public long getOpenLeases() {
    return openLeases.getAsLong();
  }

  @Override
  public long getSampledAway() {
    return sampledAway.getAsLong();
  }

  @Override
  public long getDropped() {
    return dropped.getAsLong();
  }

  @Override
  public long getWeavingFailures() {
    return weavingFailures.getAsLong();
  }

  @Override
  public String[] violations() {
    return reporter.records().toArray(String[]::new);
  }

  @Override
  public String[] openLeases() {
    return describedLeases.get().toArray(String[]::new);
  }

  @Override
  public void writeReport(String path) throws IOException {
    reporter.writeHtml(Path.of(path));
  }

  @Override
  public void stop() {
    stop.run();
  }

  @Override
  public void reset() {
    reporter.reset();
  }

  /** Says what each part is for, where clients show it. */
  private static final class Described extends StandardEmitterMBean {
    private static final Map<String, String> ATTRIBUTES =
        Map.of(
            "AutoFix", "Whether the fix that each rule offers is applied",
            "Violations", "All violations, written or only counted",
            "OpenLeases", "How many connections and sessions are lent now",
            "SampledAway", "How many stacks were not captured to stay within the budget",
            "Dropped", "How many records could not be written, and open statements not watched",
            "WeavingFailures", "How many classes could not be woven");

    private static final Map<String, String> OPERATIONS =
        Map.of(
            "violations", "The last few hundred different violations as JSON records",
            "openLeases", "What is open now, who opened it and who holds it",
            "writeReport", "Writes an HTML page of the violations",
            "stop", "Turns every hook into a no-op",
            "reset", "Forgets all violations and counts");

    Described(AgentBean bean, NotificationBroadcasterSupport broadcaster) {
      super(bean, AgentMBean.class, broadcaster);
    }

    @Override
    protected String getDescription(MBeanAttributeInfo attribute) {
      return ATTRIBUTES.get(attribute.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
      return OPERATIONS.get(operation.getName());
    }

    @Override
    protected String getParameterName(
        MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
      return "path";
    }
  }
}
