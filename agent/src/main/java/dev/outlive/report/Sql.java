package dev.outlive.report;

/** SQL text as it may be logged. */
public final class Sql {
  private static final int LONGEST = 20_000;

  private Sql() {}

  /**
   * The SQL with every string and number replaced by {@code ?}, without comments, on one line and
   * at most about 1,000 characters long. Where dialects read the same text differently, it is read
   * so that too much is masked rather than too little.
   *
   * @return null for null; never throws
   */
  public static String masked(String sql) {
    if (sql == null) {
      return null;
    }
    boolean cut = sql.length() > LONGEST;
    String masked = new SqlMasking(cut ? sql.substring(0, LONGEST) : sql).masked();
    return cut && !masked.endsWith("…") ? masked + " …" : masked;
  }
}
