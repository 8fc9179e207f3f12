package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hosts.fixture.ChangesEveryClass;
import dev.outlive.hosts.fixture.PooledApplication;
import dev.outlive.hosts.fixture.SecondAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other agents beside ours, before it and behind it. */
class OtherAgentsIT {
  private static final List<String> WITH_JDBC_CLASSES =
      List.of(
          "h2",
          "hsqldb",
          "derby",
          "sqlite-jdbc",
          "duckdb_jdbc",
          "postgresql",
          "mariadb-java-client",
          "mysql-connector-j",
          "HikariCP",
          "tomcat-jdbc",
          "commons-dbcp2",
          "c3p0",
          "agroal-pool",
          "p6spy",
          "datasource-proxy",
          "spring-jdbc");

  @ParameterizedTest(name = "ours in the middle, {0} first")
  @ValueSource(strings = {"OpenTelemetry", "JaCoCo"})
  void theOpenTelemetryAgentAndJacocosWorkBesideOurs(String first) {
    Folder folder = Folder.named("beside-" + first);
    HostJvm host = HostJvm.in(folder);
    if (first.equals("OpenTelemetry")) {
      openTelemetry(host);
      host.agent();
      jacoco(host, folder);
    } else {
      jacoco(host, folder);
      host.agent();
      // What is not about databases was there in the other order: it takes its time.
      host.set("otel.instrumentation.common.default-enabled", false)
          .set("otel.instrumentation.jdbc.enabled", true)
          .set("otel.instrumentation.hikaricp.enabled", true);
      openTelemetry(host);
    }
    HostRun run =
        host.on(HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"), HostJvm.artifact("slf4j-api"))
            .run(PooledApplication.class)
            .untroubled();

    assertThat(run.said("sum")).isEqualTo("600");
    assertThat(run.said("refused")).isEqualTo("JdbcSQLNonTransientException");
    assertThat(HostRun.frames(run.violation(), "used"))
        .anyMatch(frame -> frame.contains(PooledApplication.class.getName() + ".main("));
    assertThat(run.errors()).as("spans").anyMatch(line -> line.contains("'SELECT "));
    assertThat(run.errors())
        .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "))
        .noneMatch(line -> line.contains("Exception"));
    assertThat(folder.resolve("jacoco.exec")).isNotEmptyFile();
  }

  private static void openTelemetry(HostJvm host) {
    host.set("otel.traces.exporter", "logging")
        .set("otel.metrics.exporter", "none")
        .set("otel.logs.exporter", "none")
        .otherAgent(HostJvm.library("opentelemetry-javaagent-2.33.1"), "");
  }

  private static void jacoco(HostJvm host, Folder folder) {
    host.otherAgent(
        HostJvm.library("org.jacoco.agent-0.8.15-runtime"),
        "destfile=" + folder.resolve("jacoco.exec"));
  }

  @ParameterizedTest(name = "ours {0}")
  @ValueSource(strings = {"first", "second"})
  void everyWovenClassCanBeRetransformedAndRedefined(String ours) {
    Folder folder = Folder.named("changed-" + ours);
    Path second =
        new JarContent()
            .header("Premain-Class", SecondAgent.class.getName())
            .header("Can-Retransform-Classes", "true")
            .header("Can-Redefine-Classes", "true")
            .to(folder.resolve("second-agent.jar"));
    HostJvm host = HostJvm.in(folder).on(HostJvm.fixtures());
    if (ours.equals("first")) {
      host.agent().otherAgent(second, "");
    } else {
      host.otherAgent(second, "").agent();
    }
    List<Path> jars = WITH_JDBC_CLASSES.stream().map(HostJvm::artifact).toList();
    HostRun run =
        host.on(jars.toArray(Path[]::new))
            .on(libraries())
            .run(ChangesEveryClass.class, jars.stream().map(Path::toString).toArray(String[]::new))
            .untroubled();

    assertThat(Integer.parseInt(run.said("classes"))).isGreaterThan(200);
    assertThat(run.said("interfaces without a file")).isEqualTo("[]");
    assertThat(run.said("not retransformed")).isEqualTo("[]");
    assertThat(run.said("not redefined")).isEqualTo("[]");
    assertThat(run.said("open all the while")).isEqualTo("1");
    assertThat(run.violations())
        .extracting(OtherAgentsIT::step)
        .containsExactly(
            "before", "between", "after", "closedSince", "closedLongBefore", "closedProxy");
  }

  /** What other classes need to be loaded. */
  private static Path[] libraries() {
    return Stream.of(
            "derbyshared",
            "derbytools",
            "mchange-commons-java",
            "agroal-api",
            "javax.transaction-api",
            "tomcat-juli",
            "commons-pool2",
            "commons-logging",
            "spring-core",
            "spring-beans",
            "spring-tx",
            "slf4j-api")
        .map(HostJvm::artifact)
        .toArray(Path[]::new);
  }

  private static String step(String violation) {
    return HostRun.frames(violation, "used").stream()
        .filter(frame -> frame.contains(ChangesEveryClass.class.getName()))
        .map(frame -> frame.replaceAll(".*\\.(\\w+)\\(.*", "$1"))
        .findFirst()
        .orElse(violation);
  }
}
