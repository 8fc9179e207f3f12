package dev.outlive.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Violations and settings to test with. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:01.123Z");

  static final ProcessInfo PROCESS =
      new ProcessInfo(4711, Instant.parse("2026-11-01T11:59:00Z"), "node-1", "1.0", "orders");

  static final Subject RESULT_SET =
      new Subject(
          Subject.Kind.RESULT_SET,
          "java.sql.ResultSet",
          "org.h2.jdbc.JdbcResultSet",
          "getString",
          "rs7");

  private Samples() {}

  static Frame app(String type, String method, int line) {
    return new Frame(type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line, true);
  }

  static Frame library(String type, String method, int line) {
    return new Frame(
        type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line, false);
  }

  static Site site(Frame... frames) {
    return new Site(NOW, "main", null, List.of(frames), null);
  }

  static Violation.Builder bare() {
    return Violation.builder("use-after-close", Severity.ERROR, Outcome.SILENT, RESULT_SET)
        .time(NOW)
        .message("ResultSet.getString() was called after its connection was closed");
  }

  /** A violation of a fingerprint of its own for each method name. */
  static Violation usedIn(String method) {
    return bare().used(site(app("com.acme.Page", method, 21))).build();
  }

  static Violation complete() {
    return bare()
        .lease(new LeaseInfo(42, LeaseKind.CONNECTION, "HikariPool-1", 1_234))
        .used(
            new Site(
                NOW,
                "http-1",
                "GET /orders",
                List.of(
                    library("org.h2.jdbc.JdbcResultSet", "getString", 300),
                    app("com.acme.web.Page", "render", 21),
                    library("org.lib.Template", "apply", 9),
                    library("org.lib.Template", "run", 5),
                    app("com.acme.App", "main", 7),
                    library("java.lang.Thread", "run", 840)),
                null))
        .closed(
            new Site(
                NOW.minusMillis(12),
                "http-1",
                "GET /orders",
                List.of(app("com.acme.Dao", "find", 44)),
                "returned to pool"))
        .opened(new Site(NOW.minusMillis(1_234), "http-1", "GET /orders", List.of(), null))
        .sql("select name from orders where id = ?")
        .exception(new Thrown("java.sql.SQLException", "The object is already closed"))
        .advice("read the rows before the connection is closed")
        .build();
  }

  /** Settings of defaults, but for what is set here. */
  record Log(
      Optional<Path> logFile,
      Format logFormat,
      Target logTarget,
      List<String> ignore,
      Optional<Path> suppressions)
      implements LogSettings {

    static Log defaults() {
      return new Log(Optional.empty(), Format.TEXT, Target.OWN, List.of(), Optional.empty());
    }

    static Log to(Path file, Format format) {
      return new Log(Optional.of(file), format, Target.OWN, List.of(), Optional.empty());
    }

    Log ignoring(String... patterns) {
      return new Log(logFile, logFormat, logTarget, List.of(patterns), suppressions);
    }

    Log accepting(Path file) {
      return new Log(logFile, logFormat, logTarget, ignore, Optional.of(file));
    }

    Log toApplication() {
      return new Log(logFile, logFormat, Target.APPLICATION, ignore, suppressions);
    }
  }
}
