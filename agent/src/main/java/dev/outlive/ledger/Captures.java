package dev.outlive.ledger;

import dev.outlive.hook.Life;

/**
 * Takes captures within the budget and settles those that live on. In {@code adaptive} mode a token
 * bucket, filled by the time that passes, bounds what capturing and settling may cost; the first
 * {@value #ALWAYS} leases a second have their stacks whatever it costs, and so have as many
 * statements and result sets, where it is asked whose they are, and the next ones after something
 * went wrong without. A close has its stack where the opening has: one without the other tells half
 * a story. Thread-safe.
 */
final class Captures {
  /** What the first use of the budget is for. */
  enum Mode {
    FULL,
    ADAPTIVE,
    SITE,
    OFF
  }

  static final int ALWAYS = 1000;

  private static final int MEASURE_ONE_IN = 64;
  private static final long SECOND = 1_000_000_000;
  private static final long ARMED_AGAIN_AFTER_MILLIS = 100;

  private final CoarseClock clock;
  private final ApplicationFrames application;
  private final ArmedSql armed = new ArmedSql();
  private final UnsettledStacks unsettled = new UnsettledStacks();

  private volatile Mode mode = Mode.ADAPTIVE;
  // Racy on purpose: a lost update costs or saves one stack.
  private long tokens = 50_000_000;
  private int always = ALWAYS;
  private int alwaysTracked = ALWAYS;
  private long meanNanos = 2_000;
  private int measured;
  private long secondBegan = System.currentTimeMillis();
  private long leasesArmedAt;

  Captures(CoarseClock clock, ApplicationFrames application) {
    this.clock = clock;
    this.application = application;
  }

  /** Of a lease's opening. */
  Capture ofLease(JdbcThread by) {
    if (mode == Mode.ADAPTIVE) {
      if (always > 0) {
        always--;
      } else if (tokens <= 0) {
        return without(by);
      }
      return with(by);
    }
    return byMode(by);
  }

  /** Of the end of what began there. */
  Capture ofEnd(JdbcThread by, Capture opened) {
    return mode == Mode.ADAPTIVE ? opened.stacked() ? with(by) : without(by) : byMode(by);
  }

  /** Of a statement, a result set, a LOB of a lease: only while there is plenty, or it is armed. */
  Capture ofPart(JdbcThread by, Life life, String sql) {
    if (mode != Mode.ADAPTIVE) {
      return armed.take(sql) ? with(by) : byMode(by);
    }
    boolean plenty =
        tokens > 0 && (!(life.root() instanceof Lease lease) || lease.opened.stacked());
    return plenty || armed.take(sql) ? with(by) : without(by);
  }

  /** Of a statement or result set whose owner may be asked for: the first of a second always. */
  Capture ofTracked(JdbcThread by, Life life, String sql) {
    if (mode == Mode.ADAPTIVE && alwaysTracked > 0) {
      alwaysTracked--;
      return with(by);
    }
    return ofPart(by, life, sql);
  }

  /** Of what nobody may ask for. */
  Capture ifPlenty(JdbcThread by) {
    return mode == Mode.ADAPTIVE ? tokens > 0 ? with(by) : without(by) : byMode(by);
  }

  /** Of what happens so seldom that the budget need not be asked. */
  Capture ofSeldom(JdbcThread by) {
    return mode == Mode.ADAPTIVE ? with(by) : byMode(by);
  }

  /** Of what has to be recognised, whatever stacks are otherwise wanted. */
  Capture ofLearned(JdbcThread by) {
    return with(by);
  }

  /** Something went wrong, and where its lease was opened is not known: the next leases' are. */
  void armLeases() {
    long now = System.currentTimeMillis();
    if (mode == Mode.ADAPTIVE && now - leasesArmedAt >= ARMED_AGAIN_AFTER_MILLIS) {
      leasesArmedAt = now;
      always = ALWAYS;
    }
  }

  /** Something went wrong, and where it came from is not known: the next of this SQL's are. */
  void armParts(String sql, boolean toLearn) {
    if (mode == Mode.ADAPTIVE || toLearn) {
      armed.arm(sql);
    }
  }

  private Capture byMode(JdbcThread by) {
    return switch (mode) {
      case FULL -> with(by);
      case SITE -> siteOnly(by);
      default -> without(by);
    };
  }

  private Capture siteOnly(JdbcThread by) {
    Capture capture = Capture.withSite(clock.exactMillis(), by.holder(), by.scope(), application);
    unsettled.add(capture);
    return capture;
  }

  private Capture without(JdbcThread by) {
    if (mode != Mode.OFF) {
      by.countSampledAway();
    }
    return by.plain(clock.millis());
  }

  private Capture with(JdbcThread by) {
    if (measured++ % MEASURE_ONE_IN != 0) {
      tokens -= meanNanos;
      return taken(by);
    }
    long before = System.nanoTime();
    Capture capture = taken(by);
    meanNanos = (meanNanos * 7 + System.nanoTime() - before) / 8;
    tokens -= meanNanos;
    return capture;
  }

  private Capture taken(JdbcThread by) {
    Capture capture = Capture.withStack(clock.exactMillis(), by.holder(), by.scope());
    unsettled.add(capture);
    return capture;
  }

  /** Once a tick: fills the bucket by the time that has passed, and settles what has lasted. */
  void tick(long elapsedNanos, double percentOfOneProcessor) {
    long second = (long) (SECOND * percentOfOneProcessor / 100);
    long earned = (long) (elapsedNanos * percentOfOneProcessor / 100);
    tokens = Math.min(Math.max(tokens, -second) + earned - unsettled.settle(), second);
    long now = System.currentTimeMillis();
    if (now - secondBegan >= 1000) {
      secondBegan = now;
      always = ALWAYS;
      alwaysTracked = ALWAYS;
    }
  }

  void mode(Mode newMode) {
    mode = newMode;
  }
}
