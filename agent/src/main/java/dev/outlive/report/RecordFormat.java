package dev.outlive.report;

import java.time.Instant;

/** How records are written, without a line end behind them. Implementations are thread-safe. */
interface RecordFormat {
  String violation(Violation violation, String fingerprint, long occurrence);

  String repeat(Repeat repeat);

  String notice(Instant at, String text);
}
