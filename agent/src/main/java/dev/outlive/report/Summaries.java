package dev.outlive.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When repeats are summed up: each fingerprint at most once in an interval. Confined to the
 * writer's thread.
 */
final class Summaries {
  private final long intervalNanos;
  private final Map<Occurrence, Long> dueAt = new LinkedHashMap<>();

  Summaries(long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  /** Notes that there is something to sum up; it is due an interval from now. */
  void add(Occurrence occurrence, long nowNanos) {
    dueAt.putIfAbsent(occurrence, nowNanos + intervalNanos);
  }

  /** Takes what is due by now. */
  List<Occurrence> due(long nowNanos) {
    List<Occurrence> due = new ArrayList<>();
    for (Iterator<Map.Entry<Occurrence, Long>> all = dueAt.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Occurrence, Long> next = all.next();
      if (next.getValue() - nowNanos > 0) {
        break;
      }
      due.add(next.getKey());
      all.remove();
    }
    return due;
  }

  /** Takes everything, due or not. */
  List<Occurrence> all() {
    List<Occurrence> all = List.copyOf(dueAt.keySet());
    dueAt.clear();
    return all;
  }

  /** How long until something is due; a negative number if nothing will be. */
  long nanosToNext(long nowNanos) {
    return dueAt.isEmpty() ? -1 : Math.max(0, dueAt.values().iterator().next() - nowNanos);
  }
}
