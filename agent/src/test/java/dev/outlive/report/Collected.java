package dev.outlive.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A sink that keeps what it gets, and waits for a permit before each record if told to. */
final class Collected implements Sink {
  final List<String> records = new CopyOnWriteArrayList<>();
  final Semaphore permits = new Semaphore(0);
  private final boolean waits;

  Collected(boolean waits) {
    this.waits = waits;
  }

  @Override
  public void write(Severity severity, String text) {
    if (waits) {
      permits.acquireUninterruptibly();
    }
    records.add(text);
  }

  List<String> headlines() {
    return records.stream().map(text -> text.lines().findFirst().orElse("")).toList();
  }

  @Override
  public void close() {
    records.add("closed");
  }
}
