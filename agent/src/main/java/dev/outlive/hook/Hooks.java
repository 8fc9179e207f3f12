package dev.outlive.hook;

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

  /** The receiver's class is a driver's, not a wrapper's. */
  public static final int PHYSICAL = 4;

  /** Takes an argument that may be over itself: a savepoint. */
  public static final int JUDGES_ARGUMENT = 8;

  /** Legal at any time. */
  public static final int LEGAL = 16;

  /** Its first argument is the URL to connect to. */
  public static final int TAKES_URL = 32;

  /** Gives a connection back to its pool, as the JDBC specification has it (11.3). */
  public static final int POOLED = 64;

  /** How far the number of the method is shifted. */
  public static final int SHIFT = 8;

  private static final ThreadLocal<Calls> CALLS = new PerThread();

  private static volatile Tracker tracker;

  private static volatile boolean copying;

  private Hooks() {}

  /** Sets, or with null takes away, what the hooks report to. */
  public static void install(Tracker newTracker) {
    tracker = newTracker;
  }

  /** Whether closes are to be told before they happen, so that values can be copied. */
  public static void copyBeforeCloses(boolean on) {
    copying = on;
  }

  /** The state of the current thread. */
  public static Calls calls() {
    return CALLS.get();
  }

  // ---- structural calls

  /** A structural call begins. */
  public static void enter(Object self, Object stamp, Object argument, int call) {
    Calls calls = CALLS.get();
    if (calls.depth++ == 0) {
      calls.self = self;
      calls.life = (Life) stamp;
      calls.argument = argument;
      calls.call = call;
      boolean over = stamp != null && ((Life) stamp).ended();
      calls.alive = stamp != null && !over;
      if ((call & JUDGES_ARGUMENT) != 0 || over && (call & LEGAL) == 0) {
        judge(calls);
      } else if (stamp != null && (call & CLOSES) != 0 && copying) {
        closing(calls, self, (Life) stamp);
      }
    } else {
      enterInside(calls, self, stamp, argument, call);
    }
  }

  private static void judge(Calls calls) {
    Tracker t = tracker;
    if (t != null) {
      boolean done = false;
      try {
        t.entered(calls);
        done = true;
      } finally {
        if (!done) {
          calls.depth--;
          calls.clear();
        }
      }
    }
  }

  private static void insideOpening(Calls calls, Object argument, int call) {
    Tracker t = tracker;
    if (t != null) {
      t.insideOpening(calls, argument, call);
    }
  }

  private static void note(Calls calls, Life inner) {
    if (calls.life == null) {
      if (calls.inner == null) {
        calls.inner = inner;
      }
    } else if (inner.ended() && !calls.life.ended()) {
      inner.successor = calls.life.root().label;
      if (inner.over && calls.dead == null) {
        calls.dead = inner;
      }
    }
  }

  private static void closing(Calls calls, Object self, Life life) {
    Tracker t = tracker;
    if (t != null) {
      t.closing(calls, self, life);
    }
  }

  private static void enterInside(
      Calls calls, Object self, Object stamp, Object argument, int call) {
    calls.nested = true;
    if (calls.ours) {
      calls.running = self;
    }
    if (copying && (calls.call & OPENS) != 0) {
      insideOpening(calls, argument, call);
    }
    if (stamp != null) {
      note(calls, (Life) stamp);
    }
    if ((call & OPENS) != 0) {
      if ((call & TAKES_URL) != 0) {
        calls.url = argument;
      } else {
        calls.source = self;
      }
    } else if ((call & CLOSES) != 0) {
      calls.physicalClosed |= (call & PHYSICAL) != 0;
      calls.givenBack |= (call & POOLED) != 0;
      Tracker t = tracker;
      if (t != null && (stamp != null || (call & PHYSICAL) != 0)) {
        t.enteredInside(calls, self, (Life) stamp, call);
        if (stamp != null && copying) {
          t.closing(calls, self, (Life) stamp);
        }
      }
    }
  }

  /** A structural call has returned. */
  public static void exit(Object result, int call) {
    Calls calls = CALLS.get();
    int depth = --calls.depth;
    if (depth == 0) {
      Tracker t = tracker;
      if (t != null) {
        t.returned(calls, result);
      }
      calls.clear();
    } else if (depth > 0) {
      if ((call & (OPENS | CLOSES)) != 0) {
        leaveInside(calls, result, call);
      }
    } else {
      calls.depth = 0;
    }
  }

  /** A structural call has thrown. */
  public static void failed(Throwable thrown, int call) {
    Calls calls = CALLS.get();
    int depth = --calls.depth;
    if (depth == 0) {
      Tracker t = tracker;
      if (t != null) {
        t.threw(calls, thrown);
      }
      calls.clear();
    } else if (depth > 0) {
      if ((call & CLOSES) != 0) {
        leaveInside(calls, null, call);
      }
    } else {
      calls.depth = 0;
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
    if (stamp != null && ((Life) stamp).ended()) {
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

  private static void usedAfter(Object self, Life life) {
    Tracker t = tracker;
    if (t != null) {
      t.rowUsed(CALLS.get(), self, life);
    }
  }

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
    Tracker t = tracker;
    return t == null ? null : t.answer(intercepted);
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

  /** A named class: a lambda here would need a class of the agent's loader to link. */
  private static final class PerThread extends ThreadLocal<Calls> {
    @Override
    protected Calls initialValue() {
      return new Calls();
    }
  }
}
