package dev.outlive.fix;

import dev.outlive.hook.Tracker;
import dev.outlive.ledger.Copies;
import dev.outlive.report.Fingerprint;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.weave.JdbcMethod;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.List;

/**
 * Snapshots of LOBs, arrays, XML and result sets, at sites where one was used after it had ended.
 * Only what was asked for too late is copied, by the very calls that asked, so that the driver
 * converts. Thread-safe.
 */
final class JdbcCopies implements Copies {
  private static final String CONTENT = "content";

  private final Profile profile;
  private final AutoFix.Bounds bounds;
  private final Refusals refusals;
  private final Snapshots snapshots;

  JdbcCopies(Profile profile, AutoFix.Bounds bounds, Refusals refusals, Snapshots snapshots) {
    this.profile = profile;
    this.bounds = bounds;
    this.refusals = refusals;
    this.snapshots = snapshots;
  }

  /** What is to be copied of one object: the paths that led to it. */
  private record Plan(List<Path> paths) {}

  /** What was copied, and the paths that it was copied for. */
  private record Copy(Object content, List<Path> paths) {}

  @Override
  public boolean known(String type) {
    return profile.knows(type);
  }

  @Override
  public Object plan(String type, List<String> loadedAt) {
    List<Path> paths = profile.of(type, loadedAt).stream().filter(profile::wanted).toList();
    return paths.isEmpty() ? null : new Plan(paths);
  }

  @Override
  public void learn(String type, Site loaded, EndedBy end, JdbcMethod method, Object[] arguments) {
    String what;
    if (type.equals("java.sql.ResultSet")) {
      LearnedCall call = LearnedCall.of(method, arguments);
      if (call == null) {
        return;
      }
      what = call.text();
    } else {
      what = CONTENT;
    }
    profile.learn(new Path(type, what + after(end), Fingerprint.calls(loaded.stack())));
  }

  private static String after(EndedBy end) {
    return switch (end) {
      case ITSELF -> " after its close";
      case STATEMENT -> " after its statement's close";
      case CONNECTION -> " after its connection's close";
    };
  }

  @Override
  public Object copy(
      Object plan, Object object, EndedBy end, Connection connection, Context context) {
    List<Path> paths =
        ((Plan) plan)
            .paths().stream().filter(path -> path.attribute().endsWith(after(end))).toList();
    if (paths.isEmpty()) {
      return null;
    }
    try {
      Object content = copyOf(object, paths, end, connection);
      paths.forEach(profile::offered);
      return new Copy(content, paths);
    } catch (Refused e) {
      paths.forEach(path -> profile.refused(path, e.enough()));
      String type = context.type();
      Subject.Kind kind =
          object instanceof ResultSet
              ? Subject.Kind.RESULT_SET
              : object instanceof Array
                  ? Subject.Kind.ARRAY
                  : object instanceof SQLXML ? Subject.Kind.XML : Subject.Kind.LOB;
      refusals.refused(
          new Subject(kind, type, context.implementation(), CONTENT, null),
          context.lease(),
          context.opened(),
          context.loaded(),
          null,
          e.getMessage());
      return null;
    }
  }

  private Object copyOf(Object object, List<Path> paths, EndedBy end, Connection connection)
      throws Refused {
    Refused.ifInterrupted();
    if (object instanceof ResultSet rows) {
      if (end == EndedBy.CONNECTION) {
        requireCertainClose(connection);
      }
      List<LearnedCall> calls =
          paths.stream()
              .map(path -> path.attribute().substring(0, path.attribute().indexOf(" after ")))
              .map(LearnedCall::parse)
              .toList();
      ResultSetCopy copy = ResultSetCopy.of(rows, calls, bounds);
      snapshots.reserve(copy, copy.size());
      return copy;
    }
    LobCopy copy = connection == null ? content(object) : quietly(connection, object);
    snapshots.reserve(copy, copy.size());
    return copy;
  }

  /**
   * Copying reads a result set to its end. A close that is then refused, as Derby refuses it inside
   * a transaction, would leave the host with rows lost.
   */
  private static void requireCertainClose(Connection connection) throws Refused {
    try {
      if (connection == null || !connection.getAutoCommit()) {
        throw new Refused("its connection is closed inside a transaction, which may be refused");
      }
    } catch (SQLException e) {
      throw new Refused("its connection would not say what state it is in");
    }
  }

  private LobCopy quietly(Connection connection, Object object) throws Refused {
    try {
      return QuietRead.on(
          connection,
          () -> {
            try {
              return content(object);
            } catch (Refused e) {
              throw new Unfit(e);
            }
          });
    } catch (Unfit e) {
      throw e.refused;
    }
  }

  private LobCopy content(Object object) throws Refused {
    try {
      if (object instanceof Blob blob) {
        return LobCopy.of(blob, bounds.bytes());
      } else if (object instanceof Clob clob) {
        return LobCopy.of(clob, bounds.bytes());
      } else if (object instanceof SQLXML xml) {
        return LobCopy.of(xml, bounds.bytes());
      } else if (object instanceof Array array) {
        return LobCopy.of(array, bounds.bytes());
      }
      throw new Refused("there is no way to copy a " + object.getClass().getName());
    } catch (SQLException e) {
      throw new Refused("the read failed: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public Object serve(Object copy, JdbcMethod method, Object[] arguments) {
    Copy made = (Copy) copy;
    Object value =
        made.content() instanceof ResultSetCopy rows
            ? rows.serve(method, arguments)
            : ((LobCopy) made.content()).serve(method, arguments);
    if (value != Tracker.NOT_SERVED) {
      made.paths().forEach(profile::used);
    }
    return value;
  }

  /** Carries a refusal through a supplier. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refused refused;

    Unfit(Refused refused) {
      super(null, null, false, false);
      this.refused = refused;
    }
  }
}
