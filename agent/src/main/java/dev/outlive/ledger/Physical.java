package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A driver's connection beneath what is lent: what it carries, as far as calls have told. Refers to
 * nothing of the host. One borrower has it at a time, and its pool between them; racy beyond that.
 */
final class Physical {
  private static final Carried[] ALL = Carried.values();

  /** The class of the driver's connection. */
  final String driver;

  /** Whether its pool, or whoever made it, has switched auto-commit off for all borrowers. */
  boolean offByDefault;

  /** What the last borrower has left, until the next one is known; null for nothing. */
  Changes left;

  /** Never changed, but replaced: most calls say what was known before. */
  private Object[] said = new Object[ALL.length];

  /**
   * On which thread it was said: under load the next borrower sets it before the close of the one
   * before has returned.
   */
  private final Calls[] sayers = new Calls[ALL.length];

  /** In which lease of that thread. */
  private final int[] leases = new int[ALL.length];

  /** As the borrower found it; null if that is not known any more. */
  private Object[] found;

  private WeakReference<Lease> borrower = new WeakReference<>(null);
  private final WeakReference<Object> connection;

  Physical(Object connection) {
    this.driver = connection.getClass().getName();
    this.connection = new WeakReference<>(connection);
  }

  /** Whether it is this one. */
  boolean is(Object other) {
    return connection.refersTo(other);
  }

  /**
   * A call has answered what it carries: whoever asks has changed nothing, but what nobody has seen
   * changing.
   */
  void answer(Calls calls, Carried carried, Object value) {
    if (!value.equals(said[carried.ordinal()])) {
      say(calls, carried, value);
    }
  }

  /** A call has set what it carries. */
  void say(Calls calls, Carried carried, Object value) {
    said = with(said, carried, value);
    sayers[carried.ordinal()] = calls;
    leases[carried.ordinal()] = calls.leases;
  }

  private static Object[] with(Object[] values, Carried carried, Object value) {
    if (value.equals(values[carried.ordinal()])) {
      return values;
    }
    Object[] changed = values.clone();
    changed[carried.ordinal()] = value;
    return changed;
  }

  /** What was said of it last was not the borrower's doing, though it may have come by its call. */
  void notByBorrower(Carried carried) {
    sayers[carried.ordinal()] = null;
  }

  /** Whether anything was said on this thread since it opened its last lease. */
  boolean saidInLeaseOf(Calls calls) {
    for (int i = 0; i < sayers.length; i++) {
      if (sayers[i] == calls && leases[i] == calls.leases) {
        return true;
      }
    }
    return false;
  }

  /** What it carries; null if unknown. */
  Object value(Carried carried) {
    return value(said, carried);
  }

  private Object value(Object[] values, Carried carried) {
    Object known = values[carried.ordinal()];
    return known == null ? carried.byDefault(driver) : known;
  }

  /** All that was said, as it is now; not to be changed. */
  Object[] values() {
    return said;
  }

  boolean autoCommits() {
    return !Boolean.FALSE.equals(value(Carried.AUTO_COMMIT));
  }

  /** Whether somebody is known to have it now. */
  boolean isLent() {
    Lease known = borrower.get();
    return known != null && !known.over;
  }

  /**
   * A borrower is known to have it.
   *
   * @param asFound what was said until then; null if it cannot be told from the borrower's doing
   * @return what the borrower before has left, and this one has found; null for nothing
   */
  Changes lentTo(Lease lease, Object[] asFound) {
    borrower = new WeakReference<>(lease);
    Object[] toFind = asFound;
    found = asFound;
    for (int i = 0; i < sayers.length; i++) {
      // What is otherwise by now was set in the call that told who the borrower is.
      if (asFound == null || Objects.equals(said[i], asFound[i])) {
        sayers[i] = null;
      }
    }
    Changes before = left;
    left = null;
    if (before == null || asFound == null) {
      return null;
    }
    List<Changes.Change> still = new ArrayList<>();
    for (Changes.Change each : before.changes()) {
      if (Objects.equals(each.left(), value(asFound, each.carried()))) {
        still.add(each);
        // Who sets it back to what it was does right.
        toFind = with(toFind, each.carried(), each.found());
      }
    }
    found = toFind;
    return still.isEmpty()
        ? null
        : new Changes(before.lease(), before.source(), before.opened(), before.end(), still);
  }

  /** SQL may have changed what it carries: nothing is known of the borrower's doing any more. */
  void unsure() {
    Object[] kept = new Object[ALL.length];
    kept[Carried.AUTO_COMMIT.ordinal()] = said[Carried.AUTO_COMMIT.ordinal()];
    said = kept;
    found = null;
  }

  /**
   * Whether it is as in a new connection, which is right but where the pool has it otherwise: what
   * was found may have been set by whom nobody has seen.
   */
  private boolean asNew(Carried carried, Object value) {
    return Objects.equals(value, carried.byDefault(driver))
        && !(carried == Carried.AUTO_COMMIT && offByDefault);
  }

  /** What this thread has made different from what the borrower found. */
  List<Changes.Change> changes(Calls calls) {
    List<Changes.Change> changes = new ArrayList<>();
    // The next borrower may have it before this one's close has returned, and make it forgotten.
    Object[] asFound = found;
    if (asFound != null) {
      for (Carried each : ALL) {
        Object before = value(asFound, each);
        Object now = value(each);
        boolean here = sayers[each.ordinal()] == calls;
        if (here && before != null && !Objects.equals(before, now) && !asNew(each, now)) {
          changes.add(new Changes.Change(each, before, now));
        }
      }
    }
    return changes;
  }
}
