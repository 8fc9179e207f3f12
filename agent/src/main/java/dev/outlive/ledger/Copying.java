package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.hook.Tracker;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has auto-fix copy objects before they end, and answer for them afterwards. Every entry may throw;
 * the ledger contains it.
 */
final class Copying {
  private static final int MOST_WATCHED = 1000;

  private final Fix fix;
  private final Copies copies;
  private final ApplicationFrames application;
  private final Sites sites;
  private final WorthALook worthALook = new WorthALook();

  Copying(Fix fix, Copies copies, ApplicationFrames application) {
    this.fix = fix;
    this.copies = copies;
    this.application = application;
    this.sites = new Sites(application);
  }

  /**
   * What auto-fix will want to copy of an object that is being handed out, or null.
   *
   * @param sql behind the object; null if unknown
   */
  Object plan(JdbcKind kind, String sql) {
    if (!fix.on() || !kind.copied() || !copies.known(kind.typeName()) || !worthALook.is(sql)) {
      return null;
    }
    Object plan = copies.plan(kind.typeName(), Walk.calls(application));
    if (plan != null) {
      worthALook.found(sql);
    }
    return plan;
  }

  /** Remembers an object that is to be copied before it ends. */
  void watch(Object object, Part part, Object plan) {
    if (plan != null && part.root() instanceof Lease lease) {
      Extras extras = lease.extras();
      if (extras.watched == null) {
        extras.watched = new CopyOnWriteArrayList<>();
      }
      if (extras.watched.size() < MOST_WATCHED) {
        extras.watched.add(new Watched(new WeakReference<>(object), part, plan));
      }
    }
  }

  private void copy(Lease lease, Life closing, Object self, List<Watched> watched) {
    Copies.EndedBy end =
        closing == lease
            ? Copies.EndedBy.CONNECTION
            : closing instanceof Execution ? Copies.EndedBy.STATEMENT : Copies.EndedBy.ITSELF;
    Connection connection =
        end == Copies.EndedBy.CONNECTION && self instanceof Connection handle ? handle : null;
    for (Watched each : watched) {
      Part part = each.part();
      boolean ends =
          switch (end) {
            case CONNECTION -> !part.ended();
            case STATEMENT -> part.up == closing && !part.over;
            case ITSELF -> part == closing;
          };
      Object object = ends && part.copy == null ? each.object().get() : null;
      if (object != null) {
        part.copy = copies.copy(each.plan(), object, end, connection, context(lease, part, object));
        watched.remove(each);
      }
    }
  }

  private Copies.Context context(Lease lease, Part part, Object object) {
    return new Copies.Context(
        part.kind.typeName(),
        object.getClass().getName(),
        new LeaseInfo(
            lease.id(),
            LeaseKind.CONNECTION,
            lease.source.name(),
            System.currentTimeMillis() - lease.opened.at),
        sites.of(lease.opened, null),
        sites.of(part.loaded, null));
  }

  /** Something alive is about to be closed: the last moment for what depends on it. */
  void closing(Object self, Life life) {
    if (fix.on() && !life.ended() && life.root() instanceof Lease lease) {
      Extras extras = lease.extras;
      if (extras != null && extras.watched != null) {
        copy(lease, life, self, extras.watched);
      }
    }
  }

  /** A value for a call on something that is over, or {@link Tracker#NOT_SERVED}. */
  Object serve(Part dead, JdbcMethod method, Object[] arguments) {
    return dead.copy == null || !fix.on()
        ? Tracker.NOT_SERVED
        : copies.serve(dead.copy, method, arguments);
  }

  /** A call could not be served: the next time it will be. */
  void learn(Part dead, Copies.EndedBy end, JdbcMethod method, Object[] arguments) {
    if (fix.on() && end != null && dead.loaded != null && dead.loaded.whole()) {
      worthALook.found(dead.sql);
      copies.learn(dead.kind.typeName(), sites.of(dead.loaded, null), end, method, arguments);
    }
  }
}
