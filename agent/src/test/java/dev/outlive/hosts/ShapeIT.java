package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hosts.fixture.ProxiesOfAll;
import dev.outlive.hosts.fixture.ShapesOfClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reflection, serialization and proxies see of JDBC classes. */
class ShapeIT {
  private static final List<String> ARTIFACTS =
      List.of(
          "h2",
          "hsqldb",
          "sqlite-jdbc",
          "postgresql",
          "mariadb-java-client",
          "mysql-connector-j",
          "HikariCP",
          "tomcat-jdbc",
          "commons-dbcp2",
          "c3p0");

  @Test
  void reflectionAndSerializationSeeTheSameAsWithoutTheAgent() {
    HostRun expected = run(HostJvm.in(Folder.named("shapes-without")));
    HostRun run = run(HostJvm.in(Folder.named("shapes-with")).agent()).untroubled();

    assertThat(expected.exitCode()).as("exit code, see %s", expected.folder()).isZero();
    assertThat(expected.output())
        .filteredOn(line -> line.contains(" | uid "))
        .as("serializable classes")
        .hasSizeGreaterThan(20);
    assertThat(run.output()).hasSameSizeAs(expected.output());
    assertThat(changes(expected.output(), run.output())).isEmpty();
  }

  /** The agent's interface is among those of a woven class; a proxy of them gets it, too. */
  @Test
  void aProxyOfAllInterfacesIsAskedTheSameAsWithoutTheAgent() {
    HostRun expected = proxies(HostJvm.in(Folder.named("proxies-without")));
    HostRun run = proxies(HostJvm.in(Folder.named("proxies-with")).agent()).untroubled();

    assertThat(expected.said("own loader")).isEqualTo("[createStatement, close, prepareStatement]");
    assertThat(run.said("own loader")).isEqualTo(expected.said("own loader"));
    assertThat(run.said("platform's")).isEqualTo(expected.said("platform's"));
    // The use after the close, by whichever loader the proxy was made.
    assertThat(run.violations()).hasSize(2).last().asString().contains("\"occurrence\":2");
    assertThat(HostRun.frames(run.violations().get(0), "used"))
        .anyMatch(frame -> frame.contains(ProxiesOfAll.class.getName() + ".use("));
  }

  private static HostRun proxies(HostJvm host) {
    return host.on(HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"))
        .on(HostJvm.artifact("slf4j-api"), HostJvm.artifact("spring-jdbc"))
        .on(HostJvm.artifact("spring-core"), HostJvm.artifact("spring-beans"))
        .on(HostJvm.artifact("commons-logging"), HostJvm.artifact("jspecify"))
        .run(ProxiesOfAll.class);
  }

  private static HostRun run(HostJvm host) {
    Path[] jars = ARTIFACTS.stream().map(HostJvm::artifact).toArray(Path[]::new);
    return host.on(jars)
        .on(
            HostJvm.artifact("slf4j-api"),
            HostJvm.artifact("mchange-commons-java"),
            HostJvm.artifact("tomcat-juli"),
            HostJvm.artifact("commons-pool2"),
            HostJvm.artifact("commons-logging"))
        .run(
            ShapesOfClasses.class,
            List.of(jars).stream().map(Path::toString).toArray(String[]::new));
  }

  /** What each class has gained and lost: whole classes would be pages long. */
  private static List<String> changes(List<String> before, List<String> after) {
    return IntStream.range(0, before.size())
        .filter(line -> !before.get(line).equals(after.get(line)))
        .mapToObj(
            line -> {
              String type = before.get(line).replaceAll(": .*", "");
              List<String> had = List.of(before.get(line).split("[\\[\\]|,]+ ?"));
              List<String> has = List.of(after.get(line).split("[\\[\\]|,]+ ?"));
              return type + " lost " + without(had, has) + " and gained " + without(has, had);
            })
        .toList();
  }

  private static List<String> without(List<String> parts, List<String> others) {
    return parts.stream().filter(part -> !others.contains(part)).toList();
  }
}
