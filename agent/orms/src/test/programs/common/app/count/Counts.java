package app.count;

/** What was asked of a data source so far; the programs have one thread. */
public final class Counts {
  private int taken;
  private int returned;
  private int statements;
  private int commits;

  /** Starts again at nothing. */
  public void reset() {
    taken = 0;
    returned = 0;
    statements = 0;
    commits = 0;
  }

  void countTaken() {
    taken++;
  }

  void countReturned() {
    returned++;
  }

  void countStatement() {
    statements++;
  }

  void countCommit() {
    commits++;
  }

  @Override
  public String toString() {
    return "connections=+"
        + taken
        + "/-"
        + returned
        + " statements="
        + statements
        + " commits="
        + commits;
  }
}
