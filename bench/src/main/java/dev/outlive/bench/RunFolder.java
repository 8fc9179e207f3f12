package dev.outlive.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where a run keeps what it writes: samples, logs, the output of the JVMs. */
final class RunFolder {

  private RunFolder() {}

  /** A new one, by the time of day. */
  static Path beside(Path tools) {
    String now =
        LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return tools.resolveSibling("runs").resolve(now);
  }

  /** A file named after what is measured. */
  static Path file(Path folder, String measured, String suffix) {
    return folder.resolve(measured.replaceAll("[^A-Za-z0-9]+", "-") + suffix);
  }
}
