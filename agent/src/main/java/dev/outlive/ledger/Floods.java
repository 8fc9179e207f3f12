package dev.outlive.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells when one violation comes so often that only counting is left: past {@value #MOST_A_SECOND}
 * a second of one call at one place, on what came from one SQL. The first of each second are looked
 * at in full, so that what is new at the place is found. Thread-safe; racy on purpose, as one more
 * or less in full does not matter.
 */
final class Floods {
  static final int MOST_A_SECOND = 100;

  /** Beyond this many places, none is added. */
  private static final int MOST_PLACES = 1_000;

  /**
   * Where one violation comes from.
   *
   * @param call the woven method and who called it: an application's
   * @param sql behind the object, as the host wrote it; null if unknown
   */
  record Place(Walk.Call call, String sql) {}

  private static final class Count {
    private long second;
    private int inSecond;
    private Judge.Verdict last;
  }

  private final Map<Place, Count> counts = new ConcurrentHashMap<>();

  /** Whether there is any place to ask for. */
  boolean any() {
    return !counts.isEmpty();
  }

  /** What a violation at this place is to be counted as; null if it is to be looked at. */
  Judge.Verdict flooding(Place place, long now) {
    Count count = counts.get(place);
    return count != null && count.second == now / 1000 && count.inSecond >= MOST_A_SECOND
        ? count.last
        : null;
  }

  /** A violation at this place was looked at. */
  void judged(Place place, long now, Judge.Verdict verdict) {
    Count count = counts.get(place);
    if (count == null) {
      if (counts.size() >= MOST_PLACES) {
        return;
      }
      count = counts.computeIfAbsent(place, p -> new Count());
    }
    if (count.second != now / 1000) {
      count.second = now / 1000;
      count.inSecond = 0;
    }
    count.inSecond++;
    count.last = verdict;
  }
}
