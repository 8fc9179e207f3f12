package dev.outlive.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The process's standard error, whatever the host has made of {@code System.err}. Without Logback,
 * which a JVM that has nothing to say but its one line would load for it. It is the host's to
 * close.
 */
final class StandardErrorSink implements Sink {
  private final OutputStream stream = new FileOutputStream(FileDescriptor.err);

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the record could not be written
   */
  @Override
  public void write(Severity severity, String text) {
    try {
      // One call, so that the host's lines do not come between.
      stream.write((text + '\n').getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Left open: nothing is buffered here.
  }
}
