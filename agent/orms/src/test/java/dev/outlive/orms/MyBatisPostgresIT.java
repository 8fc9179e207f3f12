package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies are made on PostgreSQL, too, and one that fails does MyBatis' transaction no harm. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class MyBatisPostgresIT {
  private static FixRun plain;
  private static FixRun run;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return Line.of(Orm.MYBATIS);
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    String url = PostgresServer.url();
    plain = FixRun.of(OrmJvm.fixing(line, "postgres").set(PostgresServer.PROPERTY, url));
    run = FixRun.of(Fixes.jvm(line, "postgres").set(PostgresServer.PROPERTY, url));
  }

  @ParameterizedTest
  @MethodSource("dev.outlive.orms.MyBatisFixIT#reads")
  void itIsReadOnceAndThenCopied(String scenario) {
    for (String round : List.of("1", "2")) {
      assertThat(run.said(scenario, round + ".read"))
          .isEqualTo(plain.said(scenario, round + ".read"));
    }
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  /** What is written behind it is committed. */
  @Test
  void aCopyThatFailsFailsAlone() {
    assertThat(run.saidOf("failing-in-spring"))
        .isEqualTo(plain.saidOf("failing-in-spring"))
        .containsEntry("3.written", "3");
    assertThat(run.saidOf("failing")).isEqualTo(plain.saidOf("failing")).isNotEmpty();
    assertThat(run.refusals("failing-in-spring"))
        .as("of the read, and of the copy")
        .hasSizeGreaterThan(1)
        .allMatch(message -> message.contains("the read failed"));
  }

  /** What hands out rows may have written them: nobody knows yet what becomes of those. */
  @ParameterizedTest
  @ValueSource(strings = {"returning-undone", "returning-done", "returning-since"})
  void whatWasWrittenByAQueryIsWritten(String scenario) {
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said(scenario, round + ".read"))
          .isEqualTo(plain.said(scenario, round + ".read"));
    }
    assertThat(run.outcomes(scenario)).startsWith("reloaded");
    assertThat(run.said("returning-since", "2.read.io")).as("learned").isEqualTo("0/0");
    assertThat(run.said("returning-since", "3.read")).contains("Returned");
  }
}
