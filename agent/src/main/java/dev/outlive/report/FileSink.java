package dev.outlive.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A log file for as long as it can be written to. From the first record that could not be, on a
 * full disk for one, another sink has the records, and the reason ahead of them.
 */
final class FileSink implements Sink {
  private final Path path;
  private final Sink instead;
  private final RecordFormat format;

  /** Null once it could not be written to. */
  private Sink file;

  private FileSink(Path path, Sink instead, RecordFormat format) {
    this.path = path;
    this.instead = instead;
    this.format = format;
  }

  /**
   * Opens a file, if it can be.
   *
   * @param path the file, appended to and rolled
   * @param maxBytes its size when it is rolled
   * @param instead where records go if the file will not take them; closed with this
   * @param format how the reason is said there
   */
  static FileSink open(Path path, long maxBytes, Sink instead, RecordFormat format) {
    FileSink sink = new FileSink(path, instead, format);
    try {
      sink.file = LogbackSink.file(path, maxBytes);
    } catch (IOException | RuntimeException e) {
      sink.sayWhy(e.getMessage());
    }
    return sink;
  }

  @Override
  public void write(Severity severity, String text) {
    if (file != null) {
      try {
        file.write(severity, text);
        return;
      } catch (UncheckedIOException e) {
        file.close();
        file = null;
        sayWhy(e.getCause().getMessage());
      }
    }
    instead.write(severity, text);
  }

  private void sayWhy(String reason) {
    String problem = " cannot be written, so standard error it is: ";
    instead.write(
        null, format.notice(Instant.now(), "outlive.log.file: " + path + problem + reason));
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
    instead.close();
  }
}
