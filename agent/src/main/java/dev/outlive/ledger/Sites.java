package dev.outlive.ledger;

import dev.outlive.hook.Hooks;
import dev.outlive.report.Site;
import java.time.Instant;

/** Turns captures and walks into sites to be read. */
final class Sites {
  private final ApplicationFrames application;

  Sites(ApplicationFrames application) {
    this.application = application;
  }

  Site of(Capture capture, String how) {
    return new Site(
        Instant.ofEpochMilli(capture.at),
        capture.by.name(),
        Visit.name(capture.scope),
        application.text(capture.frames()),
        how);
  }

  /** Of the current thread. */
  Site of(Walk walk, long at) {
    return new Site(
        Instant.ofEpochMilli(at),
        Thread.currentThread().getName(),
        Visit.name(Visit.scope(Hooks.calls())),
        walk.text(),
        null);
  }
}
