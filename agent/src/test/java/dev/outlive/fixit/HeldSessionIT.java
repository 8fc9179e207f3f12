package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.outlive.fixit.program.HeldSessions;
import org.junit.jupiter.api.Test;

/** Of a session and its connection the session is reported. */
class HeldSessionIT {
  private static final String SESSION = "session dev.outlive.orm.ConnectionContext";

  @Test
  void aSessionThatIsHeldIsReportedAndNotItsConnection() {
    FixRun run =
        FixJvm.running(HeldSessions.class, "hold").set("outlive.leak.threshold", "1s").run();

    assertThat(run.of("connection-held", "hold"))
        .extracting(each -> each.text("outcome"), HeldSessionIT::subject)
        .containsExactly(tuple("reported", SESSION), tuple("resolved", SESSION));
    assertThat(run.records()).extracting(HeldSessionIT::subject).containsOnly(SESSION);
  }

  @Test
  void aSessionThatIsLostIsReportedAndNotItsConnection() {
    FixRun run = FixJvm.running(HeldSessions.class, "lose").run();

    assertThat(run.records())
        .extracting(FixRun.Record::rule, HeldSessionIT::subject)
        .containsExactly(tuple("session-leak", SESSION));
    assertThat(run.of("session-leak", "lose")).hasSize(1);
  }

  private static String subject(FixRun.Record record) {
    return record.text("subject", "kind") + " " + record.text("subject", "type");
  }
}
