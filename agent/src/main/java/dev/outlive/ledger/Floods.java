package dev.outlive.ledger;

import dev.outlive.weave.JdbcKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells when one violation comes so often that only counting is left: past {@value #MOST_A_SECOND}
 * a second of one call at one place, on what came from one SQL. The first of each second are looked
 * at in full, so that what is new at the place is found. While all that comes from an origin comes
 * from one place, even the two frames that tell the place are looked at only now and then.
 * Thread-safe; racy on purpose, as one more or less in full does not matter.
 */
final class Floods {
  static final int MOST_A_SECOND = 100;

  /** How many are counted for the one place of an origin before the stack is looked at again. */
  static final int MOST_UNSEEN = 15;

  /** Beyond this many places, none is added. */
  private static final int MOST_PLACES = 1_000;

  /**
   * What is known of a violation without a look at the stack.
   *
   * @param kind of what was used; null of a connection or session
   * @param sql behind it, as the host wrote it; null if unknown
   */
  record Origin(JdbcKind kind, String sql) {}

  /**
   * Where one violation comes from.
   *
   * @param origin what was used
   * @param call the woven method and who called it: an application's
   */
  record Place(Origin origin, Walk.Call call) {}

  private static final class Count {
    private long second;
    private int inSecond;
    private Judge.Verdict last;

    private Judge.Verdict flooding(long now) {
      return second == now / 1000 && inSecond >= MOST_A_SECOND ? last : null;
    }
  }

  /** The place of an origin, while there is but one. */
  private static final class OnlyPlace {
    private final Place place;
    private final Count count;
    private boolean oneOfSeveral;
    private int unseen;

    OnlyPlace(Place place, Count count) {
      this.place = place;
      this.count = count;
    }
  }

  private final Map<Place, Count> counts = new ConcurrentHashMap<>();
  private final Map<Origin, OnlyPlace> onlyPlaces = new ConcurrentHashMap<>();

  /** Whether there is any place to ask for. */
  boolean any() {
    return !counts.isEmpty();
  }

  /** What a violation of this origin is to be counted as, unseen; null if its place matters. */
  Judge.Verdict flooding(Origin origin, long now) {
    OnlyPlace only = onlyPlaces.get(origin);
    if (only == null || only.oneOfSeveral) {
      return null;
    }
    if (only.unseen == MOST_UNSEEN) {
      only.unseen = 0;
      return null;
    }
    only.unseen++;
    return only.count.flooding(now);
  }

  /** What was last found of this origin, if it has one place only; else null. */
  Judge.Verdict last(Origin origin) {
    OnlyPlace only = onlyPlaces.get(origin);
    return only == null || only.oneOfSeveral ? null : only.count.last;
  }

  /** What a violation at this place is to be counted as; null if it is to be looked at. */
  Judge.Verdict flooding(Place place, long now) {
    OnlyPlace only = onlyPlaces.get(place.origin);
    if (only != null && !only.place.equals(place)) {
      only.oneOfSeveral = true;
    }
    Count count = counts.get(place);
    return count == null ? null : count.flooding(now);
  }

  /** A violation at this place was looked at. */
  void judged(Place place, long now, Judge.Verdict verdict) {
    Count count = counts.get(place);
    if (count == null) {
      if (counts.size() >= MOST_PLACES) {
        return;
      }
      count = counts.computeIfAbsent(place, p -> new Count());
      OnlyPlace other = onlyPlaces.putIfAbsent(place.origin, new OnlyPlace(place, count));
      if (other != null) {
        other.oneOfSeveral = true;
      }
    }
    if (count.second != now / 1000) {
      count.second = now / 1000;
      count.inSecond = 0;
    }
    count.inSecond++;
    count.last = verdict;
  }
}
