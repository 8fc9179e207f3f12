package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "The object is already closed [90007-232]|The object is already closed [90007-232]",
        "Duplicate entry 'bob@acme.com' for key 'email'|Duplicate entry …",
        "Value too long for column \"NAME\": \"'secret' (8)\"|Value too long for column …",
        "Can't call commit when autocommit=true|Can't call commit when autocommit=true",
        "Can't insert 'x'|Can't insert …",
        "valeur « bob » refusée|valeur …",
        "'bob' is no number|…"
      })
  void cutsTheMessageAtTheFirstQuotedValue(String message, String expected) {
    assertThat(Thrown.of(new SQLException(message)).message()).isEqualTo(expected);
  }

  @Test
  void cutsTheMessageAtTheFirstLineEnd() {
    Thrown thrown = Thrown.of(new SQLException("failed\n  Detail: Key (email)=(bob) exists."));

    assertThat(thrown).isEqualTo(new Thrown("java.sql.SQLException", "failed …"));
  }

  @Test
  void boundsTheMessage() {
    assertThat(Thrown.of(new SQLException("x".repeat(5_000))).message()).hasSizeLessThan(310);
  }

  @Test
  void doesWithoutAMessageThatFails() {
    RuntimeException failing =
        new RuntimeException() {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            throw new IllegalStateException("no");
          }
        };

    assertThat(Thrown.of(failing).message()).isNull();
  }
}
