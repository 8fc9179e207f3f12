package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.AtomikosProgram;
import dev.outlive.it.program.Database;
import dev.outlive.it.program.ManagedProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a transaction manager does with a database's resources is its own affair; what the
 * application makes it do with one whose connection it has closed is not.
 */
class ManagedIT {
  private static final Path OLDER_DRIVER =
      Path.of(System.getProperty("outlive.hosts.libraries", "target/hosts/lib"))
          .resolve("postgresql-42.5.4.jar")
          .toAbsolutePath();

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL", "MARIADB", "MYSQL"})
  void judgesResourcesByTheirConnectionAndNotByItsHandles(Database database) {
    AgentJvm child =
        AgentJvm.running(ManagedProgram.class, database.text())
            .on(database.artifacts())
            .on(Database.H2.artifacts())
            .on("agroal-pool", "agroal-api", "agroal-narayana")
            .on("narayana-jta", "jboss-logging", "jboss-transaction-spi")
            .on("jakarta.transaction-api", "jakarta.resource-api");

    AgentRun run = Servers.reach(database, child).run();

    assertThat(run.lines("SECTION"))
        .hasSize(4)
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.lines("MISUSE"))
        .hasSize(3)
        .noneMatch(misuse -> misuse.startsWith("violations=0 "));
    List<LoggedViolation> first =
        run.violations().stream().filter(violation -> !violation.repeat()).toList();
    assertThat(first).hasSize(3);
    check(first.get(0), "javax.transaction.xa.XAResource", "recover", "closed");
    // The manager ends the branch first, for the application that commits.
    check(first.get(1), "javax.transaction.xa.XAResource", "end", "cut");
    check(first.get(2), "java.sql.Connection", "createStatement", "handle");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL", "MARIADB"})
  void isSilentAboutWhatAtomikosDoes(Database database) {
    assertSilentAboutAtomikos(Servers.reach(database, atomikos(database)).run());
  }

  @Test
  void isSilentAboutADriverThatSwitchesAutoCommitForAManager() {
    AgentJvm child = atomikos(Database.POSTGRESQL).ahead(OLDER_DRIVER);
    assertSilentAboutAtomikos(Servers.reach(Database.POSTGRESQL, child).run());
  }

  private static AgentJvm atomikos(Database database) {
    return AgentJvm.running(AtomikosProgram.class, database.text())
        .on(database.artifacts())
        .on("transactions-jdbc", "transactions-jta", "transactions", "transactions-api")
        .on("atomikos-util", "javax.transaction-api")
        .set("outlive.rules", "all");
  }

  private static void assertSilentAboutAtomikos(AgentRun run) {
    assertThat(run.lines("SECTION"))
        .hasSize(2)
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.lines("MISUSE")).containsExactly("violations=1");
    assertThat(run.violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.rule()).isEqualTo("use-after-close"));
  }

  private static void check(LoggedViolation violation, String type, String member, String line) {
    assertThat(violation.rule()).isEqualTo("use-after-close");
    assertThat(violation.text("subject", "kind")).isEqualTo("connection");
    assertThat(violation.text("subject", "type")).isEqualTo(type);
    assertThat(violation.text("subject", "member")).isEqualTo(member);
    for (String site : List.of("opened", "closed", "used")) {
      assertThat(violation.stack(site))
          .as("%s of %s", site, violation)
          .anyMatch(frame -> frame.contains(ManagedProgram.class.getName() + "." + line + "("));
    }
  }
}
