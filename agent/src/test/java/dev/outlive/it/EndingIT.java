package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.AskedProgram;
import dev.outlive.it.program.Database;
import dev.outlive.it.program.EndingProgram;
import dev.outlive.it.program.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A violation says how its object ended, and is milder if the holder did not ask for the end. */
class EndingIT {

  @Test
  void saysHowTheObjectEnded() {
    AgentRun run =
        AgentJvm.running(EndingProgram.class, Database.H2.text())
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .on(Pool.DRUID.artifacts())
            .run();

    check(run, 9);
  }

  @Test
  void saysThatThePoolTookTheConnectionAway() {
    AgentJvm child =
        AgentJvm.running(EndingProgram.class, Database.POSTGRESQL.text())
            .on(Database.POSTGRESQL.artifacts())
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .on(Pool.TOMCAT.artifacts())
            .on(Pool.DBCP2.artifacts())
            .on(Pool.C3P0.artifacts())
            .on(Pool.DRUID.artifacts());

    check(Servers.reach(Database.POSTGRESQL, child).run(), 6);
  }

  @Test
  void toAskWhetherItIsGoneIsNoMisuse() {
    AgentRun run =
        AgentJvm.running(AskedProgram.class)
            .on("h2", "spring-jdbc", "spring-core", "spring-tx", "spring-beans", "commons-logging")
            .set("outlive.application", AskedProgram.class.getName())
            .run();

    assertThat(run.lines("ASKED")).containsExactly("counted=0");
    assertThat(run.lines("USED")).containsExactly("counted=1");
    assertThat(run.violations())
        .singleElement()
        .satisfies(
            violation ->
                assertThat(violation.text("closed", "how")).isEqualTo("reclaimed by the pool"));
  }

  @Test
  void knowsThatMariaDbsOwnPoolTookItsConnectionBack() {
    AgentJvm child =
        AgentJvm.running(EndingProgram.class, Database.MARIADB.text())
            .on(Database.MARIADB.artifacts());

    AgentRun run = Servers.reach(Database.MARIADB, child).run();

    assertThat(run.lines("ENDING")).containsExactly("counted=1 returned to pool");
    assertThat(run.violations()).hasSize(1);
    LoggedViolation violation = run.violations().get(0);
    assertThat(violation.rule()).isEqualTo("stale-handle");
    assertThat(violation.text("closed", "how")).isEqualTo("returned to pool");
    assertThat(violation.text("opened", "thread")).isEqualTo("main");
  }

  private static void check(AgentRun run, int count) {
    List<String> endings = run.lines("ENDING");
    assertThat(endings).hasSize(count).allMatch(ending -> ending.startsWith("counted=1 "));
    assertThat(run.violations()).hasSameSizeAs(endings);
    for (int i = 0; i < endings.size(); i++) {
      check(endings.get(i).substring("counted=1 ".length()), run.violations().get(i));
    }
  }

  private static void check(String ending, LoggedViolation violation) {
    assertThat(violation.rule()).as(ending).isEqualTo("use-after-close");
    String how = violation.text("closed", "how");
    if (ending.endsWith("by hand")) {
      assertThat(how).as(ending).isEmpty();
    } else if (!ending.equals("second handle")) {
      assertThat(how).as(ending).startsWith(ending);
    }
    boolean askedFor = !ending.startsWith("reclaimed") && !ending.startsWith("evicted");
    if (!ending.equals("second handle")) {
      assertThat(violation.severity()).as(ending).isEqualTo(askedFor ? "error" : "warning");
    }
  }
}
