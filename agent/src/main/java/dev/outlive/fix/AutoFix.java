package dev.outlive.fix;

import dev.outlive.adapter.FixingOrm;
import dev.outlive.ledger.Bound;
import dev.outlive.ledger.BoundMark;
import dev.outlive.ledger.Copies;
import dev.outlive.ledger.Fix;
import dev.outlive.ledger.Session;
import dev.outlive.report.Fingerprint;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Snapshots of lazy attributes, and short reads the first time. Whatever it refuses is left to the
 * ORM, exactly as it would have been. Thread-safe.
 */
public final class AutoFix implements Fix {
  private static final String NOT_WATCHED =
      "auto-fix has not been on all the time since its connection was handed out";

  private final BooleanSupplier on;
  private final Bounds bounds;
  private final Refusals refusals;
  private final Profile profile;
  private final ShortReads shortReads;
  private final ReadsUnderWay underWay = new ReadsUnderWay();
  private final Watchdog watchdog;
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
    this.watchdog = new Watchdog(threads);
    this.shortReads = new ShortReads(threads, watchdog);
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

  @Override
  public boolean hasLearned() {
    return on() && profile.knowsEntities();
  }

  // ---- before the end

  @Override
  public boolean knows(String entity) {
    return profile.knows(entity);
  }

  @Override
  public void ending(
      Session session, Connection connection, boolean between, List<Load> loads, LeaseInfo lease) {
    for (Load load : loads) {
      Site site = load.site();
      copyAll(
          new Ending(
              session, connection, between, load, site, Fingerprint.calls(site.stack()), lease),
          load.bound(),
          0);
    }
  }

  /** A session's end, as far as it concerns what one query has loaded. */
  private record Ending(
      Session session,
      Connection connection,
      boolean between,
      Load load,
      Site loaded,
      List<String> loadedAt,
      LeaseInfo lease) {}

  /** Copies what was learned of these objects, and of what is copied for them. */
  private void copyAll(Ending ending, List<Bound> all, int depth) {
    List<Bound> copied = new ArrayList<>();
    byEntity(all)
        .forEach(
            (entity, bound) -> {
              for (Path path : profile.of(entity, ending.loadedAt())) {
                if (profile.wanted(path) && served(ending.session(), path)) {
                  copied.addAll(copy(ending, path, bound));
                }
              }
            });
    if (!copied.isEmpty() && depth + 1 < bounds.depth()) {
      copyAll(ending, copied, depth + 1);
    }
  }

  /** What an ORM does on purpose it is to do, unless a person has said otherwise. */
  private boolean served(Session session, Path path) {
    return !session.fixing().servesMarkedOnly() || profile.marked(path);
  }

  private static Map<String, List<Bound>> byEntity(List<Bound> all) {
    Map<String, List<Bound>> byEntity = new TreeMap<>();
    for (Bound each : all) {
      byEntity.computeIfAbsent(each.entity(), t -> new ArrayList<>()).add(each);
    }
    return byEntity;
  }

  /** Copies one attribute of these objects; answers what was bound for it. */
  private List<Bound> copy(Ending ending, Path path, List<Bound> all) {
    List<Bound> owners = new ArrayList<>();
    FixingOrm orm = ending.session().fixing();
    for (Bound each : all) {
      if (each.unloaded().contains(path.attribute())
          && !each.mark().has(path.attribute())
          && (profile.marked(path) || !orm.loadsNothing(each.object()))) {
        owners.add(each);
      }
    }
    List<Bound> deeper = new ArrayList<>();
    if (owners.isEmpty()) {
      return deeper;
    }
    try {
      Map<Object, Object> values = read(ending, path, owners, deeper);
      for (Bound owner : owners) {
        if (values.containsKey(owner.object())) {
          Object value = values.get(owner.object());
          if (orm.loadsNothing(owner.object())) {
            sizeOf(ending.session(), path, value);
            orm.put(owner.object(), path.attribute(), value);
          } else {
            keep(owner.mark(), path, value);
          }
          deeper.addAll(ending.session().served(owner.mark(), value));
        }
      }
      profile.offered(path);
    } catch (Refused e) {
      profile.refused(path, e.enough());
      Subject subject =
          new Subject(Subject.Kind.ATTRIBUTE, path.entity(), null, path.attribute(), null);
      refusals.refused(subject, ending.lease(), null, ending.loaded(), null, e.getMessage());
    }
    return deeper;
  }

  private Map<Object, Object> read(Ending ending, Path path, List<Bound> owners, List<Bound> deeper)
      throws Refused {
    Refused.ifInterrupted();
    Session session = ending.session();
    if (ending.connection() == null) {
      requireSameSource(session);
    }
    requireSameRows(ending);
    List<Object> objects = owners.stream().map(Bound::object).toList();
    Object told =
        ending.connection() == null
            ? session.fixing().toReadTogether(session.object())
            : session.object();
    Supplier<Map<Object, Object>> read =
        () ->
            session
                .fixing()
                .readTogether(
                    told,
                    ending.connection(),
                    objects,
                    path.attribute(),
                    bounds.rows(),
                    session.owners());
    Supplier<Map<Object, Object>> owned =
        () -> session.deeper(owners.get(0).mark(), read, deeper::addAll);
    if (ending.connection() == null) {
      return shortReads.read(session.source(), bounds.millis(), owned);
    }
    Supplier<Map<Object, Object>> watched = () -> watchdog.within(bounds.millis(), owned);
    return ending.between()
        ? QuietRead.between(ending.connection(), watched)
        : QuietRead.on(ending.connection(), watched);
  }

  /** What is read now must be what the owners' own query could have read. */
  private static void requireSameRows(Ending ending) throws Refused {
    if (!ending.session().stateWatched()) {
      throw Refused.thisTime(NOT_WATCHED);
    }
    if (!ending.load().stateKept()) {
      throw Refused.thisTime(
          "its connection's state has changed since it was loaded, and other rows may be seen now");
    }
  }

  private void keep(BoundMark mark, Path path, Object value) throws Refused {
    snapshots.reserve(mark.holder(), sizeOf(mark.session(), path, value));
    mark.keep(path.attribute(), value);
  }

  /** About how many bytes a value takes, which are not too many. */
  private long sizeOf(Session session, Path path, Object value) throws Refused {
    long size =
        new Values(session.fixing(), session.factory())
            .sizeOf(path.entity() + "." + path.attribute(), value);
    if (size > bounds.bytes()) {
      throw new Refused("it takes about " + size + " bytes, more than " + bounds.bytes());
    }
    return size;
  }

  // ---- after the end

  @Override
  public Answer answer(Read read) {
    BoundMark mark = read.mark();
    String attribute = read.described().name();
    Path path = path(read);
    BoundMark.Copy copy = mark.copy(attribute);
    if (copy == null && profile.off(path) || !served(mark.session(), path)) {
      return null;
    }
    try {
      if (copy != null && !mark.session().filtered()) {
        Object kept = answer(read, copy.value());
        profile.used(path);
        return new Answer(Outcome.SNAPSHOT, kept);
      }
      guard(read);
      boolean here = underWay.read(mark, attribute, bounds.millis(), () -> reload(read, path));
      copy = mark.copy(attribute);
      if (copy == null) {
        throw Refused.thisTime("another thread could not read it either");
      }
      Object value = answer(read, copy.value());
      return new Answer(here ? Outcome.RELOADED : Outcome.SNAPSHOT, value);
    } catch (Refused e) {
      Subject subject =
          new Subject(
              Subject.Kind.ATTRIBUTE,
              read.described().entity(),
              null,
              attribute,
              read.described().idText());
      refusals.refused(
          subject, read.lease(), read.opened(), read.loaded(), read.used(), e.getMessage());
      return null;
    }
  }

  private void reload(Read read, Path path) throws Refused {
    BoundMark mark = read.mark();
    if (mark.has(read.described().name())) {
      // By a thread that was done a moment ago.
      return;
    }
    Session session = mark.session();
    if (!session.reserveShortRead()) {
      throw new Refused("its session's entities have caused too many short reads already");
    }
    Supplier<Object> alone =
        () ->
            session
                .fixing()
                .readAlone(
                    session.factory(),
                    read.entity(),
                    read.attribute(),
                    read.described(),
                    bounds.rows(),
                    session.owners());
    Object value =
        shortReads.read(
            session.source(), bounds.millis(), () -> session.deeper(mark, alone, bound -> {}));
    keep(mark, path, value);
    profile.learn(path);
  }

  private static Object answer(Read read, Object value) throws Refused {
    Session session = read.mark().session();
    try {
      return session.fixing().answer(session.factory(), read.entity(), read.attribute(), value);
    } catch (IllegalStateException e) {
      throw Refused.thisTime(e.getMessage());
    }
  }

  private void guard(Read read) throws Refused {
    Session session = read.mark().session();
    Refused.ifInterrupted();
    if (read.mark().depth() + 1 > bounds.depth()) {
      throw new Refused("it lies more than " + bounds.depth() + " steps from a loaded entity");
    }
    if (read.threadHolds()) {
      throw new Refused("this thread holds a connection, perhaps in a transaction");
    }
    requireSameSource(session);
    if (session.filtered()) {
      throw Refused.thisTime("its session had filters enabled");
    }
  }

  /** Another connection, taken for a read of ours, must see what the session's did. */
  private static void requireSameSource(Session session) throws Refused {
    if (session.source() == null) {
      throw Refused.thisTime("nobody knows which data source its session would have read from");
    }
    if (!session.stateWatched()) {
      throw Refused.thisTime(NOT_WATCHED);
    }
    if (session.stateChanged()) {
      throw Refused.thisTime(
          "its session had changed its connection's state, and a fresh one may see other rows");
    }
    if (session.unlikeOthers() != null) {
      throw Refused.thisTime(session.unlikeOthers());
    }
  }

  @Override
  public void missed(Read read) {
    // What lies deeper than anything is copied would be copied for others, in vain.
    if (read.mark().depth() < bounds.depth()) {
      profile.learn(path(read));
    }
  }

  private static Path path(Read read) {
    List<String> loadedAt =
        read.mark().recognisable() ? Fingerprint.calls(read.loaded().stack()) : List.of();
    return new Path(read.described().entity(), read.described().name(), loadedAt);
  }
}
