package dev.outlive.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.report.Outcome;
import dev.outlive.report.Reporter;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.Attribute;
import javax.management.InstanceAlreadyExistsException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentBeanTest {
  @TempDir Path folder;
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Settings settings;
  private Reporter reporter;
  private ObjectName name;
  private AutoCloseable registration;

  @BeforeEach
  void register() throws Exception {
    settings = Settings.of(new Properties(), Map.of(), "log.file=" + folder.resolve("outlive.log"));
    reporter = new Reporter(settings, "1.0");
    name = new ObjectName("dev.outlive:type=Agent");
    registration = AgentBean.register(bean(), server);
  }

  @AfterEach
  void close() throws Exception {
    if (server.isRegistered(name)) {
      registration.close();
    }
    reporter.close();
  }

  private AgentBean bean() {
    return new AgentBean(
        reporter,
        settings,
        () -> 2,
        () -> List.of("lease 1", "lease 2"),
        () -> 3,
        () -> 4,
        () -> 5,
        () -> stopped.set(true));
  }

  private static Violation violation() {
    Subject subject =
        new Subject(Subject.Kind.CONNECTION, "java.sql.Connection", null, "commit", null);
    return Violation.builder("use-after-close", Severity.ERROR, Outcome.THREW, subject)
        .message("commit() was called after close()")
        .build();
  }

  private Object invoke(String operation) throws Exception {
    return server.invoke(name, operation, null, null);
  }

  @Test
  void showsWhatTheContractNames() throws Exception {
    assertThat(server.getMBeanInfo(name).getAttributes())
        .extracting(MBeanAttributeInfo::getName)
        .containsExactlyInAnyOrder(
            "AutoFix", "Violations", "OpenLeases", "SampledAway", "Dropped", "WeavingFailures");
    assertThat(
            Arrays.stream(server.getMBeanInfo(name).getAttributes())
                .filter(MBeanAttributeInfo::isWritable)
                .map(MBeanAttributeInfo::getName))
        .containsExactly("AutoFix");
    assertThat(server.getMBeanInfo(name).getOperations())
        .extracting(MBeanOperationInfo::getName)
        .containsExactlyInAnyOrder("violations", "openLeases", "writeReport", "stop", "reset");
    assertThat(server.getMBeanInfo(name).getNotifications()).hasSize(1);
    assertThat(server.getMBeanInfo(name).getAttributes())
        .allSatisfy(attribute -> assertThat(attribute.getDescription()).isNotBlank());
  }

  @Test
  void givesItsAttributes() throws Exception {
    reporter.report(violation());
    reporter.report(violation());

    assertThat(server.getAttribute(name, "Violations")).isEqualTo(2L);
    assertThat(server.getAttribute(name, "OpenLeases")).isEqualTo(2L);
    assertThat(server.getAttribute(name, "WeavingFailures")).isEqualTo(3L);
    assertThat(server.getAttribute(name, "SampledAway")).isEqualTo(4L);
    assertThat(server.getAttribute(name, "Dropped")).isEqualTo(5L);
  }

  @Test
  void turnsAutofixOnAndOff() throws Exception {
    server.setAttribute(name, new Attribute("AutoFix", true));
    assertThat(settings.autofix()).isTrue();
    assertThat(server.getAttribute(name, "AutoFix")).isEqualTo(true);

    server.setAttribute(name, new Attribute("AutoFix", false));
    assertThat(settings.autofix()).isFalse();
  }

  @Test
  void givesViolationsAndOpenLeasesAsText() throws Exception {
    reporter.report(violation());

    assertThat((String[]) invoke("violations"))
        .singleElement()
        .asString()
        .startsWith("{\"time\":")
        .contains("\"fingerprint\":\"" + violation().fingerprint() + "\"");
    assertThat((String[]) invoke("openLeases")).containsExactly("lease 1", "lease 2");
  }

  @Test
  void resetsStopsAndWritesAReport() throws Exception {
    reporter.report(violation());
    Path page = folder.resolve("report.html");
    server.invoke(
        name, "writeReport", new Object[] {page.toString()}, new String[] {String.class.getName()});
    invoke("reset");
    invoke("stop");

    assertThat(Files.readString(page)).contains("commit() was called after close()");
    assertThat(server.getAttribute(name, "Violations")).isEqualTo(0L);
    assertThat(stopped).isTrue();
  }

  @Test
  void notifiesOfEachNewFingerprintOnce() throws Exception {
    List<Notification> heard = new CopyOnWriteArrayList<>();
    server.addNotificationListener(
        name, (notification, handback) -> heard.add(notification), null, null);
    reporter.report(violation());
    reporter.report(violation());
    reporter.flush();

    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).getType()).isEqualTo("dev.outlive.violation");
    assertThat(heard.get(0).getMessage())
        .isEqualTo("use-after-close: commit() was called after close()");
    assertThat(heard.get(0).getUserData()).isEqualTo(violation().fingerprint());
  }

  @Test
  void goesAwayWhenClosedAndRefusesASecondOfItsName() throws Exception {
    assertThatThrownBy(() -> AgentBean.register(bean(), server))
        .isInstanceOf(InstanceAlreadyExistsException.class);

    registration.close();
    assertThat(server.isRegistered(name)).isFalse();
  }
}
