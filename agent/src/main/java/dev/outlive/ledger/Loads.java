package dev.outlive.ledger;

/**
 * Which query a thread ran last: what an ORM binds next was loaded by it. Follows only where an ORM
 * is there that binds. Thread-safe.
 */
final class Loads {
  private final Captures captures;
  private final Fix fix;
  private final Judge judge;

  /** Behind which a stack is worth more than the budget, to auto-fix: at first, behind each. */
  private final ArmedSql toRecognise = ArmedSql.all();

  /** Racy: whoever sets it, sees it. */
  private boolean followed;

  Loads(Captures captures, Fix fix, Judge judge) {
    this.captures = captures;
    this.fix = fix;
    this.judge = judge;
  }

  /** Whether there is one whose sessions keep no connection; racy, too. */
  private boolean originsWanted;

  /** Whether what is loaded is bound to the connection that it came from; racy, too. */
  private boolean leasesWanted;

  /** A session of an ORM begins on this thread: nothing is loaded in it yet. */
  void begin(JdbcThread by) {
    followed = true;
    by.load = null;
    by.loadSql = null;
    by.loadedIn = null;
    by.loadedOn = null;
    by.loadedFrom = null;
  }

  /** There is an ORM whose sessions keep no connection. */
  void followOrigins() {
    originsWanted = true;
  }

  /** What is loaded is bound to the connection that it came from. */
  void followLeases() {
    followed = true;
    leasesWanted = true;
  }

  /** There is an ORM that binds. */
  void follow() {
    followed = true;
  }

  boolean followed() {
    return followed;
  }

  /** A query was run. */
  void ran(JdbcThread by, Execution execution) {
    by.runs++;
    by.loadSql = execution.sql;
    by.load =
        fix.on() && !execution.loaded.whole() && toRecognise.take(execution.sql)
            ? captures.ofLearned(by)
            : execution.loaded;
    if (originsWanted) {
      by.loadedFrom = execution.up instanceof Lease lease ? Origin.of(lease) : null;
    }
    if (leasesWanted) {
      by.loadedOn = execution.up instanceof Lease lease ? lease.extras().whole(lease) : null;
    }
    by.loadedIn =
        judge.judgesTransactions()
                && execution.up instanceof Lease lease
                && lease.inExplicitTransaction()
            ? transaction(lease)
            : null;
  }

  /** What this SQL loads may be what auto-fix has learned, or learns now: it is to be told. */
  void recognise(String sql) {
    toRecognise.arm(sql);
  }

  private static Transaction transaction(Lease lease) {
    Extras extras = lease.extras();
    if (extras.loading == null) {
      extras.loading = new Transaction(lease);
    }
    return extras.loading;
  }
}
