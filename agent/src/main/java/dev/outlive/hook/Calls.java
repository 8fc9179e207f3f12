package dev.outlive.hook;

/**
 * What one thread is doing in JDBC right now: how deep it is in structural calls, and the outermost
 * of them. Confined to its thread. Holds objects of the host only while a call runs.
 */
public final class Calls {
  /** Structural calls between the application and here. */
  public int depth;

  /** The receiver of the outermost call, its stamp at entry, its first argument, and which call. */
  public Object self;

  public Life life;
  public Object argument;
  public int call;

  /** A violation that waits for the outcome of the outermost call; the ledger's. */
  public Object pending;

  /** Row calls on dead objects that have not returned yet, innermost last; the ledger's. */
  public Object rows;

  /** Closes of stamped objects inside the outermost call; the ledger's. */
  public Object nestedCloses;

  /**
   * What the first stamped object inside the outermost call carries, if its own receiver does not.
   */
  public Life inner;

  /**
   * What ended of itself before the outermost call reached it, though its own receiver is alive.
   */
  public Life dead;

  /** Whether what the outermost call was made on was alive when it began. */
  public boolean alive;

  /** Whether the outermost call has made another. */
  public boolean nested;

  /** The connection that a driver made inside the outermost call. */
  public Object connected;

  /** The URL that it was made from. */
  public Object url;

  /** The innermost data source that was asked inside the outermost call. */
  public Object source;

  /** The handle that a {@code PooledConnection} gave out inside the outermost call. */
  public Object handle;

  /** Whether a connection was given a state inside the outermost call, which hands it out. */
  public boolean stateSet;

  /** Whether a pool was told, inside the outermost call, that its connection is given back. */
  public boolean givenBack;

  /** Whether a physical connection was closed inside the outermost call. */
  public boolean physicalClosed;

  /** What the thread is doing in an ORM; the ledger's. */
  public Object orm;

  /** Whether the agent itself is reading: nothing of it is tracked. */
  public boolean ours;

  /** What such a read calls at the moment; seen by other threads. */
  public volatile Object running;

  /** When the connection for such a read was there, as {@link System#nanoTime()} has it. */
  public long connectedAt;

  Calls() {}

  /** Lets go of every object of the host. */
  public void clear() {
    self = null;
    life = null;
    inner = null;
    dead = null;
    alive = false;
    nested = false;
    argument = null;
    pending = null;
    nestedCloses = null;
    connected = null;
    url = null;
    source = null;
    handle = null;
    physicalClosed = false;
    givenBack = false;
    stateSet = false;
  }
}
