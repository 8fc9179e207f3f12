package dev.outlive.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.helpers.NOPMDCAdapter;

/**
 * Our own log, by a Logback context that is built here and nowhere configured: the automatic
 * configuration would read the host's file and open the host's log a second time.
 */
final class LogbackSink implements Sink {
  private static final int KEPT = 5;

  private final LoggerContext context;
  private final Logger logger;

  /** What the last record failed of; Logback tells nobody but its list of statuses. */
  private Throwable failure;

  private LogbackSink(LoggerContext context) {
    this.context = context;
    this.logger = context.getLogger("dev.outlive");
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
    context.getStatusManager().add(this::noteFailure);
  }

  private void noteFailure(Status status) {
    if (status.getLevel() == Status.ERROR && status.getOrigin() instanceof OutputStream) {
      failure = status.getThrowable();
    }
  }

  static LogbackSink stream(OutputStream stream) {
    LogbackSink sink = new LogbackSink(context());
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    sink.start(appender, () -> appender.setOutputStream(new Unclosed(stream)));
    return sink;
  }

  /**
   * A file that is appended to and rolled.
   *
   * @throws IOException if it cannot be written to
   */
  static LogbackSink file(Path file, long maxBytes) throws IOException {
    LogbackSink sink = new LogbackSink(context());
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    appender.setAppend(true);

    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(sink.context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(KEPT);
    rolling.start();

    SizeBasedTriggeringPolicy<ILoggingEvent> triggering = new SizeBasedTriggeringPolicy<>();
    triggering.setContext(sink.context);
    triggering.setMaxFileSize(new FileSize(maxBytes));
    // Looked at on every record: records are few, and a minute's worth may be many megabytes.
    triggering.setCheckIncrement(Duration.buildByMilliseconds(0));
    triggering.start();

    sink.start(
        appender,
        () -> {
          appender.setRollingPolicy(rolling);
          appender.setTriggeringPolicy(triggering);
        });
    if (!appender.isStarted()) {
      String reason = sink.problem();
      sink.close();
      throw new IOException(reason);
    }
    return sink;
  }

  private static LoggerContext context() {
    LoggerContext context = new LoggerContext();
    context.setName("outlive");
    // Without one, appending fails: SLF4J's provider, which would set it, is not asked.
    context.setMDCAdapter(new NOPMDCAdapter());
    return context;
  }

  private void start(OutputStreamAppender<ILoggingEvent> appender, Runnable wiring) {
    appender.setContext(context);
    appender.setName("outlive");
    appender.setEncoder(new Lines());
    appender.getEncoder().setContext(context);
    wiring.run();
    appender.start();
    context.start();
    logger.addAppender(appender);
  }

  private String problem() {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() >= Status.WARN)
        .max(Comparator.comparingInt(Status::getLevel))
        .map(Status::getMessage)
        .orElse("it cannot be opened");
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the record could not be written
   */
  @Override
  public void write(Severity severity, String text) {
    failure = null;
    log(severity, text);
    if (failure != null) {
      throw new UncheckedIOException(new IOException(failure.getMessage(), failure));
    }
  }

  private void log(Severity severity, String text) {
    if (severity == null) {
      logger.info(text);
    } else if (severity == Severity.ERROR) {
      logger.error(text);
    } else {
      logger.warn(text);
    }
  }

  @Override
  public void close() {
    context.stop();
  }

  /** Each record as it is, and a line end. */
  private static final class Lines extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
      return null;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      return (event.getMessage() + '\n').getBytes(UTF_8);
    }

    @Override
    public byte[] footerBytes() {
      return null;
    }
  }

  /** Standard error is the host's to close. */
  private static final class Unclosed extends OutputStream {
    private final OutputStream stream;

    Unclosed(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      stream.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }
}
