package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HostSinkTest {
  private final AtomicReference<HostLogger> host = new AtomicReference<>();
  private final Collected own = new Collected(false);
  private final Heard heard = new Heard();
  private final HostSink sink = new HostSink(host::get, own, new TextFormat());

  private static final class Heard implements HostLogger {
    private final List<String> records = new ArrayList<>();

    @Override
    public void error(String text) {
      records.add("error " + text);
    }

    @Override
    public void warn(String text) {
      records.add("warn " + text);
    }

    @Override
    public void info(String text) {
      records.add("info " + text);
    }
  }

  @Test
  void writesToTheHostsLogAtTheLevelOfTheSeverity() {
    host.set(heard);
    sink.write(Severity.ERROR, "a");
    sink.write(Severity.WARNING, "b");
    sink.write(null, "c");

    assertThat(heard.records).containsExactly("error a", "warn b", "info c");
    assertThat(own.records).isEmpty();
  }

  @Test
  void writesToItsOwnUntilTheHostHasOneAndSaysSoAtTheFirstViolation() {
    sink.write(null, "armed");
    sink.write(Severity.ERROR, "a");
    sink.write(Severity.ERROR, "b");
    host.set(heard);
    sink.write(Severity.ERROR, "c");

    assertThat(own.records).hasSize(4).startsWith("armed").endsWith("a", "b");
    assertThat(own.records.get(1)).contains("outlive.log.target=application");
    assertThat(heard.records).containsExactly("error c");
  }
}
