package dev.outlive.fix;

import dev.outlive.adapter.Orm;
import dev.outlive.hook.Stamped;
import dev.outlive.ledger.Copies;
import dev.outlive.ledger.EntityMark;
import dev.outlive.ledger.Fix;
import dev.outlive.ledger.Session;
import dev.outlive.report.Fingerprint;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Subject;
import java.io.IOException;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Snapshots of lazy attributes, and short reads the first time. Whatever it refuses is left to the
 * ORM, exactly as it would have been. Thread-safe.
 */
public final class AutoFix implements Fix {
  private final BooleanSupplier on;
  private final Bounds bounds;
  private final Refusals refusals;
  private final Profile profile;
  private final ShortReads shortReads;
  private final Snapshots snapshots = new Snapshots();

  /**
   * Bounds of one snapshot.
   *
   * @param bytes its size
   * @param rows how many rows it may take
   * @param depth how far from the host's own object
   * @param millis how long a read of ours may keep the host waiting
   */
  public record Bounds(int bytes, int rows, int depth, int millis) {}

  /**
   * @param on whether auto-fix is on
   * @param bounds the bounds
   * @param profile where learned paths are kept, empty for in memory
   * @param refusals told why something was not fixed
   * @param threads makes daemon threads that inherit nothing
   */
  public AutoFix(
      BooleanSupplier on,
      Bounds bounds,
      Optional<java.nio.file.Path> profile,
      Refusals refusals,
      ThreadFactory threads) {
    this.on = on;
    this.bounds = bounds;
    this.refusals = refusals;
    this.profile = new Profile(profile);
    this.shortReads = new ShortReads(threads);
  }

  /**
   * Takes in the learned paths of earlier runs.
   *
   * @throws IOException if they cannot be read
   */
  public void loadProfile() throws IOException {
    profile.load();
  }

  /**
   * Merges the learned paths into their file, if there are new ones.
   *
   * @throws IOException if they cannot be written
   */
  public void saveProfile() throws IOException {
    profile.save();
  }

  /** Auto-fix of JDBC objects, which learns into the same profile. */
  public Copies copies() {
    return new JdbcCopies(profile, bounds, refusals, snapshots);
  }

  @Override
  public boolean on() {
    return on.getAsBoolean();
  }

  // ---- before the end

  @Override
  public void ending(Session session, Connection connection, List<Load> loads, LeaseInfo lease) {
    if (profile.isEmpty()) {
      return;
    }
    Orm orm = session.orm();
    for (Load load : loads) {
      List<String> loadedAt = Fingerprint.calls(load.site().stack());
      byType(orm, load.entities())
          .forEach(
              (type, owners) -> {
                for (Path path : profile.of(type, loadedAt)) {
                  if (profile.wanted(path)) {
                    copy(orm, connection, path, owners, load, lease);
                  }
                }
              });
    }
  }

  private static Map<String, List<Object>> byType(Orm orm, List<Object> entities) {
    Map<String, List<Object>> byType = new TreeMap<>();
    for (Object entity : entities) {
      byType.computeIfAbsent(orm.type(entity), t -> new ArrayList<>()).add(entity);
    }
    return byType;
  }

  private void copy(
      Orm orm,
      Connection connection,
      Path path,
      List<Object> entities,
      Load load,
      LeaseInfo lease) {
    List<Object> owners = new ArrayList<>();
    for (Object entity : entities) {
      if (orm.unloaded(entity).contains(path.attribute())) {
        owners.add(entity);
      }
    }
    if (owners.isEmpty()) {
      return;
    }
    try {
      Object attribute = orm.attribute(owners.get(0), path.attribute());
      if (attribute == null) {
        throw new Refused("there is no such attribute any more");
      }
      Map<Object, Object> values =
          QuietRead.on(connection, () -> orm.readTogether(owners, attribute, bounds.rows()));
      for (Object owner : owners) {
        if (values.containsKey(owner)
            && owner instanceof Stamped stamped
            && stamped.$outlive$stamp() instanceof EntityMark mark) {
          keep(mark, path, values.get(owner));
        }
      }
      profile.offered(path);
    } catch (Refused e) {
      profile.switchOff(path);
      Subject subject =
          new Subject(Subject.Kind.ATTRIBUTE, path.entity(), null, path.attribute(), null);
      refusals.refused(subject, lease, null, load.site(), null, e.getMessage());
    }
  }

  private void keep(EntityMark mark, Path path, Object value) throws Refused {
    long size = checked(path.entity() + "." + path.attribute(), value);
    snapshots.reserve(mark, size);
    mark.keep(path.attribute(), value);
  }

  private long checked(String name, Object value) throws Refused {
    String bound = connectionIn(value);
    if (bound != null) {
      throw new Refused(name + " is a " + bound + ", which still refers to its connection");
    }
    long size = Snapshots.sizeOf(value);
    if (size > bounds.bytes()) {
      throw new Refused("it takes about " + size + " bytes, more than " + bounds.bytes());
    }
    return size;
  }

  /** The JDBC type of a value that a snapshot would not free from its connection. */
  private static String connectionIn(Object value) {
    for (Class<?> type :
        List.of(
            Blob.class,
            Clob.class,
            Array.class,
            SQLXML.class,
            Ref.class,
            ResultSet.class,
            Connection.class)) {
      if (type.isInstance(value)) {
        return type.getName();
      }
    }
    return null;
  }

  // ---- after the end

  @Override
  public Answer answer(Read read) {
    EntityMark mark = read.mark();
    String attribute = read.described().name();
    Path path = path(read);
    if (mark.has(attribute)) {
      profile.used(path);
      return new Answer(Outcome.SNAPSHOT, mark.value(attribute));
    }
    if (profile.off(path)) {
      return null;
    }
    try {
      guard(read);
      Session session = mark.session();
      Object value =
          shortReads.read(
              session.source(),
              bounds.millis(),
              () -> session.orm().readAlone(read.entity(), read.attribute(), bounds.rows()));
      keep(mark, path, value);
      profile.learn(path);
      return new Answer(Outcome.RELOADED, value);
    } catch (Refused e) {
      Subject subject =
          new Subject(
              Subject.Kind.ATTRIBUTE,
              read.described().entity(),
              null,
              attribute,
              read.described().id());
      refusals.refused(
          subject, read.lease(), read.opened(), read.loaded(), read.used(), e.getMessage());
      return null;
    }
  }

  private void guard(Read read) throws Refused {
    Session session = read.mark().session();
    if (read.mark().depth() + 1 > bounds.depth()) {
      throw new Refused("it lies more than " + bounds.depth() + " steps from a loaded entity");
    }
    if (read.threadHolds()) {
      throw new Refused("this thread holds a connection, perhaps in a transaction");
    }
    if (!session.stateWatched()) {
      throw new Refused("auto-fix was off when its session began");
    }
    if (session.stateChanged()) {
      throw new Refused(
          "its session had changed its connection's state, and a fresh one may see other rows");
    }
    if (!session.reserveShortRead()) {
      throw new Refused("its session's entities have caused too many short reads already");
    }
  }

  @Override
  public void missed(Read read) {
    profile.learn(path(read));
  }

  private static Path path(Read read) {
    List<String> loadedAt =
        read.loaded() == null ? List.of() : Fingerprint.calls(read.loaded().stack());
    return new Path(read.described().entity(), read.described().name(), loadedAt);
  }
}
