package dev.outlive.hook;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What woven code calls. Static, tiny, and silent until a tracker is installed.
 *
 * <p>Two kinds of call are told apart. A <em>structural</em> call hands out, executes or ends
 * something and keeps the thread's depth; a <em>row</em> call ({@code next}, getters, setters)
 * looks at nothing but its own stamp.
 */
public final class Hooks {
  /** Bits of a call number that the hooks themselves read. */
  public static final int OPENS = 1;

  public static final int CLOSES = 2;

  /** Closes a connection, and the receiver's class is a driver's, not a wrapper's. */
  public static final int PHYSICAL = 4;

  /** Takes an argument that may be over itself: a savepoint. */
  public static final int JUDGES_ARGUMENT = 8;

  /** Legal at any time. */
  public static final int LEGAL = 16;

  /** Its first argument is the URL to connect to. */
  public static final int TAKES_URL = 32;

  /** Gives a connection back to its pool, as the JDBC specification has it (11.3). */
  public static final int POOLED = 64;

  /** Runs SQL. */
  public static final int RUNS = 128;

  /** Says nothing on an object without a stamp: a statement, a result set or a value. */
  public static final int ONLY_STAMPED = 1 << 11;

  /**
   * Sets, ends or is asked for what a driver's connection carries from one borrower to the next.
   */
  public static final int CARRIES = 1 << 12;

  /** Runs SQL that changes something. */
  public static final int UPDATES = 1 << 13;

  /** Is to be alone on its connection: runs SQL, or ends the transaction. */
  public static final int ALONE = 1 << 14;

  /** How far the number of the method is shifted; between lie the bits of {@link Calls}. */
  public static final int SHIFT = 15;

  private static final ThreadLocal<Calls> CALLS = new PerThread();

  private static volatile Tracker tracker;

  /** Whoever it was, it opens what it has answered, even if it was taken away a moment ago. */
  private static Tracker answering;

  /** Bits of calls of whose beginning the tracker is told in any case. */
  private static int told = JUDGES_ARGUMENT;

  /** How often copying had begun when it did the last time; 0 while nothing is copied. */
  private static volatile int copying;

  private static int copyingBegun;

  /**
   * How many threads have row calls on dead objects under way: while it is 0, the end of a row call
   * costs a look at one field. Read without order, as a thread always sees what it has set itself.
   */
  private static final AtomicInteger AWAITED = new AtomicInteger();

  private Hooks() {}

  /** A thread has its first row call on a dead object under way, or its last no more. */
  public static void awaits(boolean first) {
    AWAITED.addAndGet(first ? 1 : -1);
  }

  /** Sets, or with null takes away, what the hooks report to. */
  public static void install(Tracker newTracker) {
    if (newTracker != null) {
      answering = newTracker;
    }
    tracker = newTracker;
  }

  /**
   * Whether borrowers are to be told by what they do first on a driver's connection: only while it
   * matters which of them has which.
   */
  private static boolean tracing;

  /** Sets whether borrowers are told by what they do first on a driver's connection. */
  public static void trace(boolean on) {
    if (tracing != on) {
      tracing = on;
    }
  }

  /** Whether calls that are to be alone are told when they begin. */
  public static void tellWhatIsToBeAlone(boolean on) {
    told = on ? JUDGES_ARGUMENT | ALONE : JUDGES_ARGUMENT;
  }

  /** Whether closes are to be told before they happen, so that values can be copied. */
  public static void copyBeforeCloses(boolean on) {
    if (!on) {
      copying = 0;
    } else if (copying == 0) {
      copying = ++copyingBegun;
    }
  }

  /** Tells one time of copying from another; 0 while nothing is copied. */
  public static int copying() {
    return copying;
  }

  /** The state of the current thread. */
  public static Calls calls() {
    return CALLS.get();
  }

  // ---- structural calls

  /**
   * A structural call begins. What follows from it is cut into pieces that C2 inlines (it leaves a
   * callee alone that is longer than 35 bytes and has been compiled into much) up to where there is
   * something to do, and what comes at its end not at all: what C2 spends on our code it does not
   * spend on the host's.
   *
   * @return to be handed to what is called at its end; null if nothing is to be said of it
   */
  public static Object enter(Object self, Object stamp, Object argument, int call) {
    return stamp == null && unsaid(call) ? null : entered(self, stamp, argument, call);
  }

  /** Whether a call on an object without a stamp is of no interest. */
  private static boolean unsaid(int call) {
    return (call & ONLY_STAMPED) != 0 && copying == 0;
  }

  private static Object entered(Object self, Object stamp, Object argument, int call) {
    Calls calls = stamp == null ? CALLS.get() : calls((Life) stamp);
    if (calls.depth++ == 0) {
      outermost(calls, self, stamp, argument, call);
    } else if (inside(calls, stamp, call)) {
      begunInside(calls, self, (Life) stamp, argument, call);
    }
    return calls;
  }

  /** The state of the current thread, by what that has in hand. */
  private static Calls calls(Life life) {
    Calls ofLease = life.root().calls();
    return ofLease != null && ofLease.refersTo(Thread.currentThread()) ? ofLease : CALLS.get();
  }

  private static void outermost(Calls calls, Object self, Object stamp, Object argument, int call) {
    int state = stamp == null ? 0 : ((Life) stamp).ended() ? Calls.STAMPED : Calls.ALIVE;
    calls.outermost = call | state;
    if (noteworthy(state, call)) {
      begun(calls, self, (Life) stamp, argument, call);
    }
  }

  private static boolean noteworthy(int state, int call) {
    return (call & told) != 0
        || state == Calls.STAMPED && (call & LEGAL) == 0
        || copying != 0 && (call & CLOSES) != 0;
  }

  private static boolean inside(Calls calls, Object stamp, int call) {
    calls.outermost |= Calls.NESTED;
    if (stamp == null) {
      return (call & (OPENS | PHYSICAL | POOLED)) != 0 || copying != 0;
    }
    return (call & CLOSES) != 0 || !calls.alive() || ((Life) stamp).ended() || copying != 0;
  }

  @DontInline
  private static void begun(Calls calls, Object self, Life life, Object argument, int call) {
    Tracker t = tracker;
    boolean done = t == null;
    try {
      if (t != null) {
        boolean over = life != null && life.ended();
        if ((call & JUDGES_ARGUMENT) != 0 || over && (call & LEGAL) == 0) {
          t.entered(calls, self, life, argument, call);
        } else if (life != null && !over && (call & CLOSES) != 0) {
          t.closing(calls, self, life);
        }
        if (life != null && !over && (call & told & ALONE) != 0) {
          t.began(calls, self, life, argument, call);
        }
      }
      done = true;
    } finally {
      if (!done) {
        calls.depth--;
        calls.forget();
      }
    }
  }

  @DontInline
  private static void begunInside(Calls calls, Object self, Life life, Object argument, int call) {
    boolean done = false;
    try {
      noteInside(calls, self, life, argument, call);
      done = true;
    } finally {
      if (!done) {
        calls.depth--;
      }
    }
  }

  /** Nothing is begun when the time is up: thrown to who reads, through nobody else's code. */
  private static void inOurRead(Calls calls, Object self, int call) {
    if (calls.timeIsUp && calls.depth == Calls.OF_OUR_READ && (call & RUNS) != 0) {
      throw new CancellationException("its time is up");
    }
    if ((call & ONLY_STAMPED) != 0) {
      // What a driver asks its own connection meanwhile is no reason to let go of the statement.
      calls.running = self;
    }
  }

  private static void noteInside(Calls calls, Object self, Life life, Object argument, int call) {
    Tracker t = tracker;
    if (t == null) {
      return;
    }
    if (calls.ours) {
      inOurRead(calls, self, call);
    } else if (copying != 0) {
      t.startedInside(calls, argument, call);
    }
    if (life != null) {
      if (!calls.stamped()) {
        if (calls.inner == null) {
          calls.inner = life;
          calls.touched = true;
        }
      } else if (calls.alive() && life.ended()) {
        if (calls.overInside == null || !calls.overInside.over) {
          calls.overInside = life;
        }
        calls.touched = true;
      }
    }
    if ((call & OPENS) != 0) {
      calls.touched = true;
      if (calls.ours && calls.askedAt == 0) {
        calls.askedAt = System.nanoTime();
      }
      if ((call & TAKES_URL) != 0) {
        calls.url = argument;
      } else {
        calls.source = self;
      }
    } else if ((call & CLOSES) != 0) {
      if ((call & PHYSICAL) != 0) {
        calls.physicalClosed = true;
        calls.touched = true;
      }
      if ((call & POOLED) != 0) {
        calls.givenBack = true;
        calls.touched = true;
      }
      if (life != null || (call & PHYSICAL) != 0) {
        t.enteredInside(calls, self, life, call);
      }
      if (life != null && copying != 0) {
        t.closing(calls, self, life);
      }
    }
  }

  /** A structural call has returned. */
  public static void exit(
      Object result, Object self, Object life, Object argument, Object entered, int call) {
    if (entered != null) {
      left((Calls) entered, self, (Life) life, argument, result, call);
    }
  }

  @DontInline
  private static void left(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    if (calls.leave()) {
      returned(calls, self, life, argument, result, call);
    } else if ((call & OPENS) != 0 || calls.nestedCloses != null && (call & CLOSES) != 0) {
      leaveInside(calls, result, call);
    } else if ((call & CARRIES) != 0) {
      carriedInside(calls, self, argument, result, call);
    }
  }

  private static void carriedInside(
      Calls calls, Object self, Object argument, Object result, int call) {
    Tracker t = tracker;
    if (t != null) {
      t.carriedInside(calls, self, argument, result, call);
    }
  }

  /** A connection's call that creates a statement has returned. */
  public static void created(
      Object result, Object self, Object life, Object argument, Object entered, int call) {
    leftCreating((Calls) entered, self, (Life) life, argument, result, call);
  }

  @DontInline
  private static void leftCreating(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    if (calls.leave()) {
      if (plain(calls, life)) {
        plainlyCreated(calls, life, argument, result, call);
      } else {
        returned(calls, self, life, argument, result, call);
      }
    } else if (tracing && (call & CARRIES) != 0) {
      carriedInside(calls, self, argument, result, call);
    }
  }

  private static void plainlyCreated(
      Calls calls, Life life, Object argument, Object result, int call) {
    Tracker t = tracker;
    if (t != null && result != null) {
      t.created(calls, life, argument, result, call);
    }
  }

  /** A call that runs SQL has returned. */
  public static void executed(
      Object result, Object self, Object life, Object argument, Object entered, int call) {
    if (entered != null) {
      leftExecuting((Calls) entered, self, (Life) life, argument, result, call);
    }
  }

  @DontInline
  private static void leftExecuting(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    if (calls.leave()) {
      if (plain(calls, life)) {
        plainlyExecuted(calls, self, life, argument, result, call);
      } else {
        returned(calls, self, life, argument, result, call);
      }
    }
  }

  private static void plainlyExecuted(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    Tracker t = tracker;
    if (t != null) {
      t.executed(calls, self, life, argument, result, call);
    }
  }

  /** A close of a statement, a result set or a value has returned. */
  public static void closed(
      Object result, Object self, Object life, Object argument, Object entered, int call) {
    if (entered != null) {
      leftClosing((Calls) entered, self, (Life) life, call);
    }
  }

  @DontInline
  private static void leftClosing(Calls calls, Object self, Life life, int call) {
    if (calls.leave()) {
      closedOutermost(calls, self, life, call);
    } else if (calls.nestedCloses != null) {
      leaveInside(calls, null, call);
    }
  }

  private static void closedOutermost(Calls calls, Object self, Life life, int call) {
    if (plain(calls, life)) {
      plainlyClosed(calls, self, life);
    } else {
      returned(calls, self, life, null, null, call);
    }
  }

  private static void plainlyClosed(Calls calls, Object self, Life life) {
    Tracker t = tracker;
    if (t != null) {
      t.closed(calls, self, life);
    }
  }

  /**
   * Whether an outermost call was made on something alive that lives on, and nothing is to be said
   * of it but itself.
   */
  private static boolean plain(Calls calls, Life life) {
    return calls.untouched() && !life.ended();
  }

  private static void returned(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    Tracker t = tracker;
    if (t != null && calls.depth == 0) {
      t.returned(calls, self, life, argument, result, call);
    }
    calls.end();
  }

  /** A structural call has thrown. */
  public static void failed(
      Throwable thrown, Object self, Object life, Object argument, Object entered, int call) {
    if (entered == null) {
      failedInside(CALLS.get());
      return;
    }
    Calls calls = (Calls) entered;
    if (calls.leave()) {
      Tracker t = tracker;
      if (t != null && calls.depth == 0) {
        t.threw(calls, self, (Life) life, argument, thrown, call);
      }
      calls.end();
    } else if ((call & CLOSES) != 0) {
      leaveInside(calls, null, call);
    }
  }

  /** Nothing was to be said of a call, but that the outermost one has come so far. */
  private static void failedInside(Calls calls) {
    if (calls.depth > 0) {
      calls.outermost |= Calls.NESTED;
    }
  }

  private static void leaveInside(Calls calls, Object result, int call) {
    Tracker t = tracker;
    if (t != null) {
      t.leftInside(calls, result, call);
    }
  }

  // ---- row calls

  /** A row call begins on an object that carries {@code stamp}. */
  public static void used(Object self, Object stamp) {
    if (stamp != null && ((Life) stamp).ended()) {
      usedAfter(self, (Life) stamp);
    }
  }

  /** A row call has returned on an object that carries {@code stamp}. */
  public static void done(Object self, Object stamp) {
    if (AWAITED.getPlain() != 0 && stamp != null && ((Life) stamp).ended()) {
      doneAfter(self);
    }
  }

  /** A row call that hands out an object has returned. */
  public static void handedOn(Object result, Object self, Object stamp) {
    if (stamp != null) {
      if (((Life) stamp).ended()) {
        doneAfter(self);
      } else if (result != null && result.getClass().getClassLoader() != null) {
        Tracker t = tracker;
        if (t != null) {
          t.handedOn(result, (Life) stamp);
        }
      }
    }
  }

  /** A row call has thrown. */
  public static Throwable threw(Throwable thrown, Object self) {
    Calls calls = CALLS.get();
    if (calls.rows != null) {
      Tracker t = tracker;
      if (t != null) {
        t.rowThrew(calls, self, thrown);
      }
    }
    return thrown;
  }

  /** The life of an object whose class carries no stamp. */
  public static Object mapped(Object self) {
    Tracker t = tracker;
    return t == null ? null : t.mapped(self);
  }

  @DontInline
  private static void usedAfter(Object self, Life life) {
    Tracker t = tracker;
    if (t != null) {
      t.rowUsed(CALLS.get(), self, life);
    }
  }

  @DontInline
  private static void doneAfter(Object self) {
    Tracker t = tracker;
    if (t != null) {
      t.rowReturned(CALLS.get(), self);
    }
  }

  /** Whether a stamp says that its object is over. */
  public static boolean over(Object stamp) {
    return stamp != null && ((Life) stamp).ended();
  }

  /** A value to be given instead of a row call on something that is over. */
  public static Object served(Object self, Object[] arguments, int call) {
    Tracker t = tracker;
    return t == null ? Tracker.NOT_SERVED : t.served(CALLS.get(), self, arguments, call);
  }

  // ---- calls that an adapter asked for

  /** Begins; null to go on, else what {@link #answer} opens. */
  public static Object intercept(Object self, Object argument, int point) {
    Tracker t = tracker;
    return t == null ? null : t.intercepted(self, argument, point);
  }

  /** The value to return instead. */
  public static Object answer(Object intercepted) {
    return answering.answer(intercepted);
  }

  /** Has returned. */
  public static void interceptedReturned(Object result, Object self, Object argument, int point) {
    Tracker t = tracker;
    if (t != null) {
      t.interceptedReturned(self, argument, result, point);
    }
  }

  /** Has thrown. */
  public static void interceptedThrew(Throwable thrown, Object self, Object argument, int point) {
    Tracker t = tracker;
    if (t != null) {
      t.interceptedThrew(self, argument, thrown, point);
    }
  }

  /** Has happened. */
  public static void happened(Object self, Object argument, int point) {
    Tracker t = tracker;
    if (t != null) {
      t.happened(self, argument, point);
    }
  }

  /** A connection was borrowed for the session that the mark is of. */
  public static void borrowed(Object connection, Object mark, int point) {
    Tracker t = tracker;
    if (t != null && mark != null) {
      t.borrowed(connection, mark, point);
    }
  }

  /** A bound object belongs to a session from now on; what it is to carry for a mark. */
  public static Object joined(Object self, Object session, Object mark, int point) {
    Tracker t = tracker;
    return t == null || session == null ? mark : t.joined(self, session, mark, point);
  }

  /** A session lets go of a bound object. */
  public static void letGo(Object self, Object mark, int point) {
    Tracker t = tracker;
    if (t != null && mark != null) {
      t.letGo(self, mark, point);
    }
  }

  /** The connection of the session that the mark is of is about to be given back. */
  public static void releasing(Object self, Object mark, int point) {
    Tracker t = tracker;
    if (t != null && mark != null) {
      t.releasing(self, mark, point);
    }
  }

  /** What stands in for a bound object that is not loaded; null for nothing. */
  public static Object standIn(Object self, int point) {
    Tracker t = tracker;
    return t == null || copying == 0 ? null : t.standIn(self, point);
  }

  /** A lazy attribute that is not loaded is read; null if there is nothing to be said of it. */
  public static Object reading(Object self, Object argument, Object mark, int point) {
    Tracker t = tracker;
    return t == null ? null : t.reading(self, argument, mark, point);
  }

  /** Whether the read is answered in the ORM's place, by {@link #answer}. */
  public static boolean answered(Object reading) {
    Tracker t = tracker;
    return reading != null && t != null && t.answered(reading);
  }

  /** The read has returned. */
  public static void readReturned(Object reading) {
    Tracker t = tracker;
    if (reading != null && t != null) {
      t.readReturned(reading);
    }
  }

  /** The read has thrown. */
  public static void readThrew(Throwable thrown, Object reading) {
    Tracker t = tracker;
    if (reading != null && t != null) {
      t.readThrew(thrown, reading);
    }
  }

  /** A named class: a lambda here would need a class of the agent's loader to link. */
  private static final class PerThread extends ThreadLocal<Calls> {
    @Override
    protected Calls initialValue() {
      return new Calls();
    }
  }
}
