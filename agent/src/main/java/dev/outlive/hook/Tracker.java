package dev.outlive.hook;

/**
 * The slow side of {@link Hooks}, implemented once, in the agent's own loader. Implementations
 * contain their failures; the one thing that they may throw is a verdict, from the methods that say
 * so.
 */
public abstract class Tracker {
  /** For the one implementation. */
  protected Tracker() {}

  /**
   * The outermost structural call begins, on something that is over or takes an argument that may
   * be.
   *
   * @throws RuntimeException the verdict, if violations are to be thrown
   */
  public abstract void entered(Calls calls, Object self, Life life, Object argument, int call);

  /** The outermost structural call, on something alive, begins, and is to be alone there. */
  public abstract void began(Calls calls, Object self, Life life, Object argument, int call);

  /** The outermost structural call has returned. */
  public abstract void returned(
      Calls calls, Object self, Life life, Object argument, Object result, int call);

  /**
   * The outermost call, as plain as most, has created a statement of a connection that is alive.
   */
  public abstract void created(Calls calls, Life life, Object argument, Object result, int call);

  /** The outermost call, as plain as most, has run a statement that is alive. */
  public abstract void executed(
      Calls calls, Object self, Life life, Object argument, Object result, int call);

  /** The outermost call, as plain as most, has closed something alive that is no connection. */
  public abstract void closed(Calls calls, Object self, Life life);

  /** The outermost structural call has thrown. */
  public abstract void threw(
      Calls calls, Object self, Life life, Object argument, Throwable thrown, int call);

  /** A close inside another structural call begins; {@code life} is null of a pool's connection. */
  public abstract void enteredInside(Calls calls, Object self, Life life, int call);

  /** A structural call inside another begins; only while values are copied. */
  public abstract void startedInside(Calls calls, Object argument, int call);

  /** A structural call inside another has ended, {@code result} null if it threw. */
  public abstract void leftInside(Calls calls, Object result, int call);

  /**
   * Inside another structural call, a driver's connection was asked for, or given, what it carries
   * from one borrower to the next.
   */
  public abstract void carriedInside(
      Calls calls, Object self, Object argument, Object result, int call);

  /**
   * A row call begins on something that is over.
   *
   * @throws RuntimeException the verdict, if violations are to be thrown
   */
  public abstract void rowUsed(Calls calls, Object self, Life life);

  /** A row call on something that is over has returned. */
  public abstract void rowReturned(Calls calls, Object self);

  /** A row call has thrown, perhaps one on something that is over. */
  public abstract void rowThrew(Calls calls, Object self, Throwable thrown);

  /** A row call on something alive has handed out an object of the host's. */
  public abstract void handedOn(Object result, Life life);

  /** The life of an object whose class carries no stamp, or null. */
  public abstract Object mapped(Object self);

  /**
   * A call of an ORM that an adapter asked for begins.
   *
   * @return null to go on, or an answer to be given instead, to be opened by {@link #answer}
   */
  public abstract Object intercepted(Object self, Object argument, int point);

  /** The value in an answer of {@link #intercepted} or {@link #reading}. */
  public abstract Object answer(Object intercepted);

  /** A call of an ORM that an adapter asked for has returned. */
  public abstract void interceptedReturned(Object self, Object argument, Object result, int point);

  /** A call of an ORM that an adapter asked for has thrown. */
  public abstract void interceptedThrew(Object self, Object argument, Throwable thrown, int point);

  /** A call of an ORM that only matters when it has returned has. */
  public abstract void happened(Object self, Object argument, int point);

  /** What borrows connections for an ORM's session, which the mark is of, has this one. */
  public abstract void borrowed(Object connection, Object mark, int point);

  /**
   * A bound object of an ORM belongs to a session from now on.
   *
   * @param session what the ORM has for it
   * @param mark what the object carries
   * @return what it is to carry
   */
  public abstract Object joined(Object self, Object session, Object mark, int point);

  /** A session of an ORM lets go of a bound object, which carries this mark. */
  public abstract void letGo(Object self, Object mark, int point);

  /** The connection of an ORM's session, which the mark is of, is about to be given back. */
  public abstract void releasing(Object self, Object mark, int point);

  /** What stands in for a bound object of an ORM that is not loaded; null for nothing. */
  public abstract Object standIn(Object self, int point);

  /**
   * A lazy attribute that is not loaded is read.
   *
   * @param self the bound object
   * @param mark what it carries, null also where it was not in sight
   * @return what is known of the read, to be handed on when its outcome is known; or null
   * @throws RuntimeException the verdict, if violations are to be thrown
   */
  public abstract Object reading(Object self, Object argument, Object mark, int point);

  /** Whether such a read is answered, by what {@link #answer} opens. */
  public abstract boolean answered(Object reading);

  /** Such a read has returned. */
  public abstract void readReturned(Object reading);

  /** Such a read has thrown. */
  public abstract void readThrew(Throwable thrown, Object reading);

  /** What {@link #served} answers where there is nothing to serve. */
  public static final Object NOT_SERVED = new Object();

  /** A value for a row call on something that is over, or {@link #NOT_SERVED}. */
  public abstract Object served(Calls calls, Object self, Object[] arguments, int call);

  /** Something alive is about to be closed: the last moment to copy what depends on it. */
  public abstract void closing(Calls calls, Object self, Life life);
}
