package dev.outlive.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What would break if Spring's open-in-view were switched off: each place once, and how often it
 * was come to. Up to a bound; what is beyond is only counted. Thread-safe.
 */
public final class OpenInViewAudit {
  private static final int MOST_PLACES = 1_000;
  private static final int MOST_LINES = 50;
  private static final String PREFIX = "open-in-view: ";

  private final Map<Place, LongAdder> times = new ConcurrentHashMap<>();
  private final LongAdder beyond = new LongAdder();

  /**
   * Where something is read.
   *
   * @param scope the request, by method and path pattern; null if it is not known
   * @param handler the controller's method; null if it is not known
   * @param attribute such as {@code Order.customer}
   * @param reader the application's call that reads it; null if a view or a serializer does
   * @param inTransaction whether another transaction than the one of its entity was going on
   */
  public record Place(
      String scope, String handler, String attribute, String reader, boolean inTransaction) {
    private String request() {
      if (scope == null) {
        return handler == null ? "outside of requests" : handler;
      }
      return handler == null ? scope : scope + " (" + handler + ")";
    }

    private String line(long times) {
      return request()
          + ": "
          + attribute
          + (reader == null
              ? ", read by a library (a view, a serializer), "
              : ", read at " + reader + ", ")
          + times
          + (times == 1 ? " time" : " times")
          + (inTransaction
              ? ", in another transaction: breaks unless its entity is queried again in that"
              : "");
    }
  }

  /** Counts one more read. */
  public void count(Place place) {
    LongAdder known = times.get(place);
    if (known == null && times.size() < MOST_PLACES) {
      known = times.computeIfAbsent(place, p -> new LongAdder());
    }
    (known == null ? beyond : known).increment();
  }

  /** One line for each place, those of one request together, under a headline; none for none. */
  public List<String> lines() {
    List<Map.Entry<Place, Long>> places = new ArrayList<>();
    times.forEach((place, count) -> places.add(Map.entry(place, count.sum())));
    if (places.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(PREFIX + "with it off, these would break:");
    places.stream()
        .sorted(Comparator.comparingLong(each -> -each.getValue()))
        .limit(MOST_LINES)
        .map(each -> each.getKey().line(each.getValue()))
        .sorted()
        .forEach(line -> lines.add(PREFIX + line));
    long unlisted =
        places.stream()
            .mapToLong(Map.Entry::getValue)
            .sorted()
            .limit(Math.max(0, places.size() - MOST_LINES))
            .sum();
    if (unlisted + beyond.sum() > 0) {
      lines.add(PREFIX + (unlisted + beyond.sum()) + " more reads, in other places");
    }
    return lines;
  }
}
