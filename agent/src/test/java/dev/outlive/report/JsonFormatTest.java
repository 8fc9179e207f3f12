package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private final JsonFormat format = new JsonFormat(Samples.PROCESS);

  @Test
  void writesEveryFieldInItsOrder() throws IOException {
    Violation violation =
        Samples.complete().toBuilder().loaded(Samples.site(Samples.app("a.B", "c", 1))).build();
    Map<String, ?> json = parsed(format.violation(violation, "00112233aabbccdd", 3));

    assertThat(json.keySet())
        .containsExactly(
            "time",
            "process",
            "rule",
            "severity",
            "outcome",
            "message",
            "fingerprint",
            "occurrence",
            "subject",
            "lease",
            "opened",
            "loaded",
            "closed",
            "used",
            "sql",
            "exception",
            "advice");
    assertThat(json.get("time")).isEqualTo("2026-11-01T12:00:01.123Z");
    assertThat(json.get("process"))
        .hasToString(
            "{pid=4711, startedAt=2026-11-01T11:59:00.000Z, host=node-1, agent=1.0,"
                + " service=orders}");
    assertThat(json.get("severity")).isEqualTo("error");
    assertThat(json.get("outcome")).isEqualTo("silent");
    assertThat(json.get("occurrence")).isEqualTo(3L);
    assertThat(json.get("subject"))
        .hasToString(
            "{kind=result-set, type=java.sql.ResultSet,"
                + " implementation=org.h2.jdbc.JdbcResultSet, member=getString, id=rs7}");
    assertThat(json.get("lease"))
        .hasToString("{id=42, kind=connection, source=HikariPool-1, ageMillis=1234}");
    assertThat(json.get("closed"))
        .hasToString(
            "{at=2026-11-01T12:00:01.111Z, thread=http-1, scope=GET /orders,"
                + " stack=[com.acme.Dao.find(Dao.java:44)], how=returned to pool}");
    assertThat(json.get("exception"))
        .hasToString("{type=java.sql.SQLException, message=The object is already closed}");
  }

  @Test
  void leavesOutWhatIsNotKnown() throws IOException {
    String record = format.violation(Samples.bare().build(), "00112233aabbccdd", 1);

    assertThat(record).doesNotContain("null");
    assertThat(parsed(record))
        .doesNotContainKeys(
            "lease", "opened", "loaded", "closed", "used", "sql", "exception", "advice");
  }

  @Test
  void writesARepeatWithoutStacks() throws IOException {
    Repeat repeat =
        new Repeat(Samples.complete(), "00112233aabbccdd", Samples.NOW.plusSeconds(60), 117, 118);
    Map<String, ?> json = parsed(format.repeat(repeat));

    assertThat(json.get("occurrence")).isEqualTo(118L);
    assertThat(json.get("time")).isEqualTo("2026-11-01T12:01:01.123Z");
    assertThat(json.get("used"))
        .hasToString("{at=2026-11-01T12:00:01.123Z, thread=http-1, scope=GET /orders}");
    assertThat(json.toString()).doesNotContain("stack");
  }

  @Test
  void writesANotice() throws IOException {
    assertThat(parsed(format.notice(Samples.NOW, "armed")).keySet())
        .containsExactly("time", "process", "notice");
  }

  @Test
  void keepsARecordOnOneLineWhateverIsInIt() throws IOException {
    Violation violation = Samples.bare().message("a\n\"b\"\u0001\\ ü \uD83D\uDE00").build();
    String record = format.violation(violation, "0", 1);

    assertThat(record).doesNotContain("\n");
    assertThat(parsed(record).get("message")).isEqualTo("a\n\"b\"\u0001\\ ü \uD83D\uDE00");
  }

  static Map<String, ?> parsed(String line) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      parser.nextToken();
      Map<String, ?> object = object(parser);
      assertThat(parser.nextToken()).isNull();
      return object;
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_STRING -> parser.getText();
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }
}
