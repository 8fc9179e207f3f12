package dev.outlive.fix;

import dev.outlive.hook.Tracker;
import dev.outlive.weave.JdbcMethod;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The rows that were left of a result set when it ended, in the columns that had been asked for too
 * late before. Answers the learned calls, {@code next}, {@code wasNull}, the position and the
 * metadata; whatever else is asked for is left to the driver. Used by one thread at a time, as a
 * result set is.
 */
final class ResultSetCopy {
  private static final Object NULL = new Object();

  private final List<Map<LearnedCall, Object>> rows = new ArrayList<>();
  private final ResultSetMetaData metaData;

  /** The number of the row that the cursor was on, 0 if on none. */
  private final int firstRow;

  private long size;
  private int at;
  private boolean wasNull;

  private ResultSetCopy(ResultSetMetaData metaData, int firstRow) {
    this.metaData = metaData;
    this.firstRow = firstRow;
    // On a row already, or before the first that is left.
    this.at = firstRow > 0 ? 0 : -1;
  }

  /**
   * Reads a result set to its end.
   *
   * @throws Refused if it hits a bound or fails: a part of the rows would be a loss of data
   */
  static ResultSetCopy of(ResultSet from, List<LearnedCall> calls, AutoFix.Bounds bounds)
      throws Refused {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(bounds.millis());
    try {
      int row = from.getRow();
      ResultSetCopy copy = new ResultSetCopy(CopiedMetaData.of(from.getMetaData()), row);
      boolean more = row > 0 || from.next();
      while (more) {
        if (copy.rows.size() >= bounds.rows()) {
          throw new Refused("it has more than " + bounds.rows() + " rows");
        }
        copy.add(from, calls);
        if (copy.size > bounds.bytes()) {
          throw new Refused("its rows take more than " + bounds.bytes() + " bytes");
        }
        if (System.nanoTime() > deadline) {
          throw Refused.forNow("reading it took longer than " + bounds.millis() + " ms");
        }
        more = from.next();
      }
      return copy;
    } catch (SQLException e) {
      throw new Refused("the read failed: " + e.getClass().getSimpleName());
    }
  }

  private void add(ResultSet from, List<LearnedCall> calls) throws SQLException, Refused {
    Map<LearnedCall, Object> row = new HashMap<>();
    for (LearnedCall call : calls) {
      if (call.readsColumn()) {
        Object value = call.on(from);
        if (Values.boundType(value) != null) {
          throw new Refused(
              "ResultSet." + call.text() + " gives a value that still refers to its connection");
        }
        row.put(call, from.wasNull() ? new Null(value) : value == null ? NULL : value);
        size += 32 + Snapshots.sizeOf(value);
      }
    }
    size += 64;
    rows.add(row);
  }

  /** SQL's NULL, and what the getter makes of it: null, 0, false. */
  private record Null(Object value) {}

  long size() {
    return size;
  }

  Object serve(JdbcMethod method, Object[] arguments) {
    switch (method.name()) {
      case "next" -> {
        at = Math.min(at + 1, rows.size());
        return at < rows.size();
      }
      case "wasNull" -> {
        return wasNull;
      }
      case "getRow" -> {
        return onRow() ? Math.max(firstRow, 1) + at : 0;
      }
      case "isBeforeFirst" -> {
        return at < 0 && !rows.isEmpty();
      }
      case "isAfterLast" -> {
        return at >= rows.size() && !rows.isEmpty();
      }
      case "getMetaData" -> {
        return metaData;
      }
      default -> {
        return value(LearnedCall.of(method, arguments));
      }
    }
  }

  private boolean onRow() {
    return at >= 0 && at < rows.size();
  }

  private Object value(LearnedCall call) {
    if (call == null || !onRow() || !rows.get(at).containsKey(call)) {
      return Tracker.NOT_SERVED;
    }
    Object value = rows.get(at).get(call);
    wasNull = value instanceof Null;
    if (value instanceof Null none) {
      return none.value();
    }
    return value == NULL ? null : value;
  }
}
