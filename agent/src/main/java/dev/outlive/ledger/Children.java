package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Statements and result sets that are open, kept account of while a rule wants to know which were
 * left so: when their connection went back to its pool, or when nothing refers to them any more.
 * What is found is judged by the ticker. Bounded, and what is beyond the bounds is counted.
 * Contains its failures. Thread-safe.
 */
final class Children {
  /** How many are tracked at a time, give or take what a second brings. */
  private static final int MOST = 200_000;

  private static final int MOST_WAITING = 4_096;

  /** The rest is for what is like nothing that was judged lately, which nobody counts. */
  private static final int MOST_ALIKE_WAITING = 3_072;

  /** So many do not wait for the next tick. */
  private static final int NO_MORE_WAITING = 512;

  private static final int MOST_LOST = 10_000;
  private static final int MOST_GONE_A_TICK = 10_000;

  private static final long COUNT_EVERY_NANOS = 1_000_000_000;

  private final CoarseClock clock;
  private final OpenLeases openLeases;
  private final Leftovers leftovers;
  private final Judge judge;
  private final Containment.Part part;
  private final ReferenceQueue<Part> gone = new ReferenceQueue<>();
  private final Queue<Returned> returned = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Deque<LostChild> lost = new ArrayDeque<>();
  private final LongAdder dropped = new LongAdder();

  // Plain: read whenever something is created. Who reads late begins late.
  private boolean tracked;
  private boolean resultsTracked;
  private boolean full;

  /** Whether anything was ever tracked; the ticker's, as what follows. */
  private boolean begun;

  private long uncountedNanos;
  private int collections;
  private WeakReference<Object> untilNextCollection = new WeakReference<>(new Object());

  Children(
      CoarseClock clock,
      OpenLeases openLeases,
      Leftovers leftovers,
      Judge judge,
      Containment.Part part) {
    this.clock = clock;
    this.openLeases = openLeases;
    this.leftovers = leftovers;
    this.judge = judge;
    this.part = part;
  }

  /**
   * Of what was open when its connection went back.
   *
   * @param closed the close of the connection
   */
  private record Returned(Child child, Capture closed) {}

  /** The rules may have been switched on or off. */
  void follow() {
    boolean works = part.works();
    resultsTracked = works && judge.judgesResultSets();
    tracked = resultsTracked || works && judge.judgesStatements();
    begun |= tracked;
  }

  /** Whether statements are to be told of. */
  boolean tracked() {
    return tracked;
  }

  /** Whether result sets are. */
  boolean tracksResults() {
    return resultsTracked;
  }

  /** The first execution of a statement that was created. */
  Execution statement(Life root, JdbcKind kind, String sql, Capture made, Object statement) {
    try {
      if (root instanceof Lease lease && minded(lease)) {
        LeaseChildren family = LeaseChildren.of(lease);
        if (hasRoom(family)) {
          TrackedExecution execution = new TrackedExecution(lease, kind, sql, made);
          Child child = new Child(family, execution, nameOf(statement), null, gone);
          execution.is(child);
          family.add(child);
          return execution;
        }
      }
    } catch (Throwable t) {
      part.failed(t);
    }
    return new Execution(root, kind, sql, made);
  }

  /** What a pool opens for itself is its own affair. */
  private static boolean minded(Lease lease) {
    return !lease.ofLibrary && !lease.ofSession && !lease.quiet;
  }

  private boolean hasRoom(LeaseChildren family) {
    boolean room = !full && family.size() < MOST;
    if (!room) {
      dropped.increment();
    }
    return room;
  }

  private static String nameOf(Object object) {
    return object.getClass().getName();
  }

  /** An execution has handed out its result set. */
  void opened(TrackedResults results, Object resultSet) {
    try {
      Child statement = results.execution().statement();
      if (hasRoom(statement.family)) {
        Child child = new Child(statement.family, results, nameOf(resultSet), statement, gone);
        results.execution().handsOut(child);
        statement.family.add(child);
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  /** A lease was ended by its holder. */
  void closed(Lease lease) {
    Extras extras = lease.extras;
    LeaseChildren family = extras == null ? null : extras.children;
    if (family != null && family.size() > 0) {
      leave(lease, family);
    }
  }

  private void leave(Lease lease, LeaseChildren family) {
    try {
      boolean minded = lease.over && lease.pooled && !lease.quiet && !lease.unasked;
      Capture closed = minded ? End.of(lease).capture() : null;
      for (Child child : family.leave()) {
        // What is closed for good takes its statements with it: JDBC says so.
        if (minded
            && !offered(child, closed, MOST_ALIKE_WAITING)
            && !leftovers.counted(child)
            && !offered(child, closed, MOST_WAITING)) {
          dropped.increment();
        }
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  /** Whether there was room for one more to wait for the ticker. */
  private boolean offered(Child child, Capture closed, int most) {
    int number = waiting.incrementAndGet();
    if (number > most) {
      waiting.decrementAndGet();
      return false;
    }
    returned.add(new Returned(child, closed));
    if (number == NO_MORE_WAITING) {
      clock.hurry();
    }
    return true;
  }

  /** How many were not looked at for want of room. */
  long dropped() {
    return dropped.sum();
  }

  /** Judges what was left open and what was lost. By the ticker only. */
  void tick(long elapsedNanos) {
    try {
      if (begun) {
        count(elapsedNanos);
        judgeReturned();
        takeGone();
        judgeLost();
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  private void count(long elapsedNanos) {
    uncountedNanos += elapsedNanos;
    if (uncountedNanos >= COUNT_EVERY_NANOS) {
      uncountedNanos = 0;
      long[] open = new long[1];
      openLeases.forEach(
          lease -> {
            Extras extras = lease.extras;
            LeaseChildren family = extras == null ? null : extras.children;
            open[0] += family == null ? 0 : family.size();
          });
      full = open[0] >= MOST;
    }
  }

  private void judgeReturned() {
    // No more than there are now: what comes meanwhile may wait.
    for (int left = waiting.get(); left > 0; left--) {
      Returned next = returned.poll();
      if (next == null) {
        return;
      }
      waiting.decrementAndGet();
      leftovers.judge(next.child, next.closed);
    }
  }

  /** Takes in what the collector has found. */
  private void takeGone() {
    if (untilNextCollection.refersTo(null)) {
      untilNextCollection = new WeakReference<>(new Object());
      collections++;
    }
    for (int i = 0; i < MOST_GONE_A_TICK; i++) {
      Reference<? extends Part> next = gone.poll();
      if (next == null) {
        return;
      }
      Child child = (Child) next;
      if (child.open()) {
        if (lost.size() < MOST_LOST) {
          lost.add(new LostChild(child, collections));
        } else {
          child.ended();
          dropped.increment();
        }
      }
    }
  }

  private void judgeLost() {
    for (Iterator<LostChild> all = lost.iterator(); all.hasNext(); ) {
      LostChild next = all.next();
      if (next.settled()) {
        all.remove();
      } else if (next.certain(collections)) {
        all.remove();
        next.child().ended();
        leftovers.judge(next.child(), null);
      }
    }
  }
}
