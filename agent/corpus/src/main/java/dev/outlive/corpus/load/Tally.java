package dev.outlive.corpus.load;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How requests were answered. Thread-safe. */
public final class Tally {

  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;
  private static final int SHOWN = 20;

  private final Map<String, Map<Integer, LongAdder>> answers = new ConcurrentSkipListMap<>();
  private final LongAdder served = new LongAdder();
  private final LongAdder rolledBack = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder failed = new LongAdder();

  Tally() {}

  /** False for the one answer after which one asks again: there was no connection. */
  boolean answered(String request, int status, String body) {
    answers
        .computeIfAbsent(request, name -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(status, code -> new LongAdder())
        .increment();
    switch (status) {
      case 200 -> served.increment();
      case CONFLICT -> rolledBack.increment();
      case UNAVAILABLE -> turnedAway.increment();
      // There is no order, document or photo before the first one.
      case NOT_FOUND -> {}
      default -> failed(request, status + " " + body);
    }
    return status != UNAVAILABLE;
  }

  void failed(String request, String why) {
    failed.increment();
    if (failed.sum() <= SHOWN) {
      System.err.println("FAILED " + request + ": " + why);
    }
  }

  /** How many requests were answered as none should be. */
  public long failed() {
    return failed.sum();
  }

  /** One line for all, and one for each kind of request: its name, and how often which status. */
  public Stream<String> lines() {
    return Stream.concat(
        Stream.of(
            "LOAD served=%d rolledBack=%d turnedAway=%d failed=%d"
                .formatted(served.sum(), rolledBack.sum(), turnedAway.sum(), failed.sum())),
        answers.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())));
  }

  private static String line(String request, Map<Integer, LongAdder> byStatus) {
    return byStatus.entrySet().stream()
        .map(status -> status.getKey() + "=" + status.getValue())
        .collect(Collectors.joining(" ", "REQUEST " + request + " ", ""));
  }
}
