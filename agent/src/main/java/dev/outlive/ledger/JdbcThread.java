package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the books keep for one thread that uses JDBC. Confined to it, but where said; keeps nothing
 * of the host alive.
 */
final class JdbcThread {
  /** Its open leases; null of a virtual thread. Seen by the ticker. */
  final YoungLeases young;

  /** What it runs a call in that is to be alone there, null while it does not; for anybody. */
  volatile Extras running;

  /** Which call that is, as its number; told by {@link #running}. */
  int runningCall;

  /** Another thread was in such a call when that began. */
  PendingOverlap overlap;

  /** The driver's connection that one of its calls has come to last; null for none. */
  Physical reached;

  /** How many queries it has run, as far as {@link Loads} follows. */
  int runs;

  /** How often it has run what may have changed something, as far as {@link Loads} follows. */
  int writes;

  /** Where it ran the last of them, and which that was; null for none; {@link Loads}'. */
  Capture load;

  String loadSql;

  /** The explicit transaction that it ran in; null for none, or while nobody wants to know. */
  Transaction loadedIn;

  /** All of the lease that it ran in; null for none, or while nobody wants to know. */
  Transaction loadedOn;

  /** Of which kind the connection was; null while nobody wants to know. */
  Origin loadedFrom;

  /** What is known of the class of the handle that it was given last. */
  private JdbcClass handles = JdbcClass.NONE;

  /** The same of what it was given by. */
  private JdbcClass sources = JdbcClass.NONE;

  private final Calls calls;
  private final LongAdder sharedCount;
  private long sampledAway;
  private Holder holder = Holder.current();
  private Capture plain;
  private Source source = Source.NONE;

  /**
   * For the current thread.
   *
   * @param calls the thread's
   * @param young for its open leases; null of a virtual thread
   * @param sharedCount where stacks that were not taken are counted; null for here
   */
  JdbcThread(Calls calls, YoungLeases young, LongAdder sharedCount) {
    this.calls = calls;
    this.young = young;
    this.sharedCount = sharedCount;
  }

  /** The thread, under the name that it has now. */
  Holder holder() {
    Holder known = holder;
    if (!known.name().equals(Thread.currentThread().getName())) {
      known = Holder.current();
      holder = known;
    }
    return known;
  }

  /** The thread itself; null if it is gone. For anybody. */
  Thread thread() {
    return holder.get();
  }

  /** Whether a holder is this thread, under whatever name. */
  boolean is(Holder other) {
    return other == holder || other.is(Thread.currentThread());
  }

  /** The request that the thread is in; null in none. */
  Scope scope() {
    return Visit.scope(calls);
  }

  /** The explicit transaction that its last query ran in, while that lasts; null for none. */
  Transaction transaction() {
    return loadedIn == null || loadedIn.over ? null : loadedIn;
  }

  /** Whether the thread has ended; for anybody. */
  boolean ended() {
    return holder.ended();
  }

  /** A capture without a stack: one for all that happens here at a time. */
  Capture plain(long at) {
    Capture known = plain;
    Scope scope = scope();
    if (known == null || known.at != at || known.scope != scope) {
      known = Capture.withoutStack(at, holder(), scope);
      plain = known;
    }
    return known;
  }

  /** The source for a data source: most threads ask the same one again and again. */
  Source source(Object dataSource) {
    Source known = source;
    if (!known.is(dataSource)) {
      known = Source.dataSource(dataSource);
      source = known;
    }
    return known;
  }

  /** What is known of the class of a connection: most threads get the same from one to the next. */
  JdbcClass classOfHandle(Object handle, Stamps stamps) {
    JdbcClass known = handles;
    if (!known.of(handle)) {
      known = stamps.classOf(handle);
      handles = known;
    }
    return known;
  }

  /** What is known of the class of what hands out connections. */
  JdbcClass classOfSource(Object source, Stamps stamps) {
    JdbcClass known = sources;
    if (!known.of(source)) {
      known = stamps.classOf(source);
      sources = known;
    }
    return known;
  }

  /** A stack was not taken for want of budget. */
  void countSampledAway() {
    if (sharedCount == null) {
      sampledAway++;
    } else {
      sharedCount.increment();
    }
  }

  /** How many were not taken and are counted here; for anybody, who may miss the last. */
  long sampledAway() {
    return sampledAway;
  }
}
