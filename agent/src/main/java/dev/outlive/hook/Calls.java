package dev.outlive.hook;

import java.lang.ref.WeakReference;

/**
 * What one thread is doing in JDBC right now: how deep it is in structural calls, and what was seen
 * inside the outermost of them. Confined to its thread, to which it is a reference, so that whoever
 * comes by it otherwise can tell whether it is its own.
 *
 * <p>What a call is made on, and with, stays in locals of the woven method: a reference written
 * into an object that lives as long as the thread costs G1 a memory fence.
 */
public final class Calls extends WeakReference<Thread> {
  /** How deep the calls are that a read of the agent's makes itself. */
  static final int OF_OUR_READ = 2;

  /** Structural calls between the application and here. */
  public int depth;

  /** Of {@link #outermost}: its receiver carries a stamp, and is over. */
  static final int STAMPED = 1 << 8;

  /** Of {@link #outermost}: its receiver carries a stamp, and is alive. */
  static final int ALIVE = 1 << 9;

  /** Of {@link #outermost}: it has made another call. */
  static final int NESTED = 1 << 10;

  /** Which call is the outermost, and what was so when it began. */
  int outermost;

  /** Whether any of what follows, up to {@link #forget}, was set. */
  public boolean touched;

  /** A violation that waits for the outcome of the outermost call; the ledger's. */
  public Object pending;

  /** Closes of stamped objects inside the outermost call; the ledger's. */
  public Object nestedCloses;

  /**
   * What the first stamped object inside the outermost call carries, if its own receiver does not.
   */
  public Life inner;

  /**
   * Something over that the outermost call, which is on something alive, has come to; rather what
   * ended of itself than what ended with something else.
   */
  public Life overInside;

  /** The connection that a driver made inside the outermost call. */
  public Object connected;

  /** The URL that it was made from. */
  public Object url;

  /** The innermost data source that was asked inside the outermost call. */
  public Object source;

  /** The handle that a {@code PooledConnection} gave out inside the outermost call. */
  public Object handle;

  /** Whether a connection was given a state inside the outermost call, by what wraps it. */
  public boolean stateSet;

  /** Whether a pool was told, inside the outermost call, that its connection is given back. */
  public boolean givenBack;

  /** Whether a physical connection was closed inside the outermost call. */
  public boolean physicalClosed;

  /** What the outermost call did to a driver's connection; the ledger's. */
  public Object reached;

  /** How many leases the thread has opened, to tell one from the next. */
  public int leases;

  /** How many branches of distributed transactions the thread is in. */
  public int branches;

  /** Row calls on dead objects that have not returned yet, innermost last; the ledger's. */
  public Object rows;

  /** What the ledger keeps for this thread; the ledger's. */
  public Object books;

  /** What the thread is doing in an ORM; the ledger's. */
  public Object orm;

  /** The thread's stay in a request, null outside; the ledger's. */
  public Object visit;

  /** The request that it was in last, if it may come back to it; the ledger's. */
  public Object lastScope;

  /** Whether the agent itself is reading: nothing of it is tracked. */
  public boolean ours;

  /** What such a read calls at the moment; seen by other threads. */
  public volatile Object running;

  /** Whether such a read is to run nothing more; said by other threads. */
  public volatile boolean timeIsUp;

  /** When such a read asked for its connection, as {@link System#nanoTime()} has it; 0: not yet. */
  public long askedAt;

  /** When the connection was there; 0: not yet. */
  public long connectedAt;

  Calls() {
    super(Thread.currentThread());
  }

  /** A structural call ends; whether it was the outermost. */
  boolean leave() {
    return --depth <= 0;
  }

  /**
   * Whether the outermost call, made on something alive, has ended, and nothing more to be said.
   */
  boolean untouched() {
    return depth == 0 && !touched && alive();
  }

  /** Whether what the outermost call was made on carries a stamp. */
  boolean stamped() {
    return (outermost & (STAMPED | ALIVE)) != 0;
  }

  /** Whether what the outermost call was made on was alive when it began. */
  public boolean alive() {
    return (outermost & ALIVE) != 0;
  }

  /**
   * Whether the outermost call is made on something of a lease, or on what was wrapped around that.
   */
  public boolean ofLease() {
    return alive() || inner != null;
  }

  /** Whether the outermost call hands out a connection. */
  public boolean opens() {
    return (outermost & Hooks.OPENS) != 0;
  }

  /** Whether the outermost call runs SQL. */
  public boolean runs() {
    return (outermost & Hooks.RUNS) != 0;
  }

  /** Whether the outermost call closes the connection that it was made on. */
  public boolean closesConnection() {
    return (outermost & (Hooks.CLOSES | Hooks.ONLY_STAMPED)) == Hooks.CLOSES && stamped();
  }

  /** Whether the outermost call has made another. */
  public boolean nested() {
    return (outermost & NESTED) != 0;
  }

  /** The outermost call is over. */
  void end() {
    if (depth < 0) {
      // The host ran out of stack between our two looks at one call.
      depth = 0;
    }
    if (touched) {
      forget();
    }
  }

  /** Lets go of what was seen inside the outermost call. */
  public void forget() {
    touched = false;
    pending = null;
    nestedCloses = null;
    inner = null;
    overInside = null;
    connected = null;
    url = null;
    source = null;
    handle = null;
    stateSet = false;
    givenBack = false;
    physicalClosed = false;
    reached = null;
  }
}
