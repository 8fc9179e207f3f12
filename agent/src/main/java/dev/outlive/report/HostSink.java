package dev.outlive.report;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * The host's own log, where it has one; until then, or where it has none, ours. Notices wait for no
 * logger: at start the host has none yet.
 */
final class HostSink implements Sink {
  private final Supplier<HostLogger> lookup;
  private final Sink own;
  private final RecordFormat format;
  private HostLogger logger;
  private boolean said;

  HostSink(Supplier<HostLogger> lookup, Sink own, RecordFormat format) {
    this.lookup = lookup;
    this.own = own;
    this.format = format;
  }

  @Override
  public void write(Severity severity, String text) {
    if (logger == null) {
      logger = lookup.get();
    }
    if (logger == null) {
      toOwn(severity, text);
    } else if (severity == null) {
      logger.info(text);
    } else if (severity == Severity.ERROR) {
      logger.error(text);
    } else {
      logger.warn(text);
    }
  }

  private void toOwn(Severity severity, String text) {
    if (severity != null && !said) {
      said = true;
      String reason = "outlive.log.target=application: the host has no SLF4J, so our own log it is";
      own.write(null, format.notice(Instant.now(), reason));
    }
    own.write(severity, text);
  }

  @Override
  public void close() {
    own.close();
  }
}
