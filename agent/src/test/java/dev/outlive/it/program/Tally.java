package dev.outlive.it.program;

/** How often the agent was right. */
final class Tally {

  private int expected;
  private int detected;
  private int twice;
  private int silent;
  private int alarms;
  private int either;

  /** Counts one call; the answer says what was wrong with it, empty if nothing. */
  String add(Verdict verdict, long reported) {
    switch (verdict) {
      case REPORTED -> {
        expected++;
        if (reported == 1) {
          detected++;
          return "";
        }
        if (reported > 1) {
          twice++;
        }
        return reported == 0 ? "MISS" : "TWICE";
      }
      case SILENT -> {
        silent++;
        if (reported == 0) {
          return "";
        }
        alarms++;
        return "FALSE";
      }
      case EITHER -> {
        either++;
        if (reported > 1) {
          twice++;
          return "TWICE";
        }
        return "";
      }
      default -> throw new AssertionError(verdict);
    }
  }

  void add(Tally other) {
    expected += other.expected;
    detected += other.detected;
    twice += other.twice;
    silent += other.silent;
    alarms += other.alarms;
    either += other.either;
  }

  @Override
  public String toString() {
    return "expected="
        + expected
        + " detected="
        + detected
        + " twice="
        + twice
        + " silent="
        + silent
        + " false="
        + alarms
        + " either="
        + either;
  }
}
