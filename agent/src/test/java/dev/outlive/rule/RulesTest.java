package dev.outlive.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.agent.Settings;
import dev.outlive.ledger.Judge;
import dev.outlive.report.Outcome;
import dev.outlive.report.Reporter;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private final AtomicBoolean on = new AtomicBoolean(true);

  @Test
  void whatWasReportedBeforeCountsNoMoreOnceItsRuleIsSwitchedOff(@TempDir Path folder) {
    Settings settings = Settings.load("log.file=" + folder.resolve("violations.log"));
    try (Reporter reporter = new Reporter(settings, "test")) {
      Rules rules = new Rules(id -> on.get(), () -> false, reporter);
      Violation violation =
          Violation.builder(
                  UseAfterClose.ID,
                  Severity.ERROR,
                  Outcome.THREW,
                  new Subject(Subject.Kind.RESULT_SET, "java.sql.ResultSet", null, "next", null))
              .time(Instant.now())
              .message("used too late")
              .build();
      reporter.report(violation);
      Judge.Verdict verdict =
          new Judge.Verdict(UseAfterClose.ID, violation.fingerprint(), violation.message(), true);

      assertThat(rules.repeated(verdict)).isTrue();
      assertThat(reporter.violations()).isEqualTo(2);
      on.set(false);
      assertThat(rules.repeated(verdict)).isFalse();
      assertThat(reporter.violations()).isEqualTo(2);
    }
  }
}
