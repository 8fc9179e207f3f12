package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is known of an ORM's session: its lease, and what it has read. */
public final class Session {
  /** Beyond this many entities nothing is kept for listing and for snapshots. */
  private static final int MOST_ENTITIES = 100_000;

  private static final int MOST_SHORT_READS = 20;

  private static final AtomicIntegerFieldUpdater<Session> SHORT_READS =
      AtomicIntegerFieldUpdater.newUpdater(Session.class, "shortReads");
  private static final AtomicReferenceFieldUpdater<Session, Added> ADDED =
      AtomicReferenceFieldUpdater.newUpdater(Session.class, Added.class, "added");

  /** What was read, of an ORM that keeps no account of it; else null. */
  private volatile Added added;

  private volatile int shortReads;
  final Orm orm;
  final Lease lease;

  /**
   * What it holds now: it may let go of all of it, and go on. At first that is as good as its
   * lease, as most sessions never do.
   */
  Life context;

  /** When it let go of all that it had held at first; null while it has not. */
  volatile End firstLetGo;

  /**
   * What is letting go of all of it, or ends: what each object is told is no news; else null. Only
   * compared.
   */
  Object lettingGo;

  /** Whether it has been closed in a transaction, and ends with that. */
  boolean endsNext;

  /** Where its close was asked for, if it has not come at once; else null. */
  volatile Capture askedToClose;

  /** Whether open-in-view has opened it; null until that is asked. */
  private Boolean forView;

  /** How many bound objects it has read of which nobody knows whose attribute they are. */
  int unowned;

  /** The ORM's own object, which is held by what it has read for as long as that needs it. */
  final WeakReference<Object> object;

  private final Marks marks;

  /** Null where it is not needed. */
  private final WeakReference<Object> factory;

  /** Why another session may read something else, as the end of a sentence; null if not. */
  private volatile String unlikeOthers;

  /** Whether it keeps no connection, and has taken them from more than one source. */
  private volatile boolean ofSeveralSources;

  /** Whether what it reads tells on whose connection it does, as it borrows none itself. */
  boolean onOthers;

  /** Who makes copies of what it has read; null while nobody does. */
  private volatile Copier copier;

  /** Whether filters were enabled in it, whenever anybody looked. */
  private volatile boolean filtered;

  Session(Orm orm, Marks marks, Lease lease, Object object, Object factory) {
    this.orm = orm;
    this.marks = marks;
    this.factory = factory == null ? null : new WeakReference<>(factory);
    this.lease = lease;
    this.context = lease;
    this.object = new WeakReference<>(object);
  }

  /** What made it, to make another; null if that is gone, or not needed. */
  public Object factory() {
    return factory == null ? null : factory.get();
  }

  /** Whether its lease counts the changes of state of the connection that it has read on. */
  boolean countsStateChanges() {
    return !onOthers && orm.hasSessions();
  }

  /** Notes whether it shows only some of the rows: once it has, nothing copied of it is served. */
  void lookForFilters(Object session) {
    if (!filtered && fixing().filtered(session)) {
      filtered = true;
    }
  }

  /** Whether it has shown only some of the rows, whenever anybody looked. */
  public boolean filtered() {
    return filtered;
  }

  /** It is about to end: what has to be known of it then is asked. */
  void lookBack(Object session) {
    unlikeOthers = fixing().unlikeOthers(session);
  }

  /** Why another session may read something else, as the end of a sentence; null if not. */
  public String unlikeOthers() {
    return ofSeveralSources
        ? "its session has read from several data sources, or from one that nobody knows"
        : unlikeOthers;
  }

  /** It borrows no connection itself, and has read on one of this kind. */
  void loadedFrom(Origin origin) {
    Object from = origin.source().identity();
    if (lease.source == Source.NONE) {
      lease.source = origin.source();
      lease.stateWatchedIn = origin.stateWatchedIn();
      ofSeveralSources |= from == null;
    } else if (from == null || !from.equals(lease.source.identity())) {
      ofSeveralSources = true;
    }
    if (lease.stateWatchedIn != origin.stateWatchedIn()) {
      lease.stateWatchedIn = 0;
    }
    lease.unlikeFresh |= origin.unlikeFresh();
  }

  /** Finds out whose attributes those are of which nobody knows it. */
  void findOwners() {
    Object session = unowned == 0 ? null : object.get();
    if (session != null) {
      unowned = 0;
      orm.owners(session, owners());
    }
  }

  /** Takes what an ORM tells of whose attributes bound objects are. */
  public Owners owners() {
    return (bound, attribute) -> {
      BoundMark mark = mark(bound);
      if (mark != null) {
        mark.ownedAs(attribute);
      }
    };
  }

  /** What is known of an object of which something is not loaded; null if that is too little. */
  Bound bound(Object object) {
    BoundMark mark = mark(object);
    if (mark == null || fixing().complete(object)) {
      return null;
    }
    if (orm.entity(object)) {
      return new Bound(object, mark, orm.type(object), orm.unloaded(object));
    }
    Attribute attribute = mark.owned(orm.describe(object, null));
    return attribute.name() == null
        ? null
        : new Bound(object, mark, attribute.entity(), List.of(attribute.name()));
  }

  /** Of all that it has read and that is still there. */
  List<Bound> unloaded() {
    Object session = object.get();
    Collection<?> objects = session == null ? null : fixing().bound(session);
    if (objects == null) {
      Added noted = added;
      objects = noted == null ? entities() : noted.alive();
    }
    return bound(objects);
  }

  private List<Bound> bound(Collection<?> objects) {
    List<Bound> all = new ArrayList<>();
    for (Object each : objects) {
      Bound bound = bound(each);
      if (bound != null) {
        all.add(bound);
      }
    }
    return all;
  }

  /**
   * Entities in a served value belong to the owner's session, one deeper.
   *
   * @return those of which something is not loaded
   */
  public List<Bound> served(BoundMark owner, Object value) {
    List<Object> entities = new ArrayList<>();
    Iterable<?> many =
        value instanceof Iterable<?> all ? all : value == null ? List.of() : List.of(value);
    for (Object each : many) {
      if (each != null && orm.entity(each)) {
        if (mark(each) == null) {
          mark(each, owner.deeper());
        }
        entities.add(each);
      }
    }
    return bound(entities);
  }

  /**
   * Lets the agent read on this thread for an object of the session: what the ORM binds meanwhile
   * belongs to the session, too.
   *
   * @param mark what the object carries
   * @param takes is given what was bound
   */
  public <T> T deeper(BoundMark mark, Supplier<T> read, Consumer<List<Bound>> takes) {
    InOrm state = InOrm.of(Hooks.calls());
    Deeper deeper = new Deeper(mark);
    state.deeper = deeper;
    try {
      T value = read.get();
      takes.accept(bound(deeper.joined()));
      return value;
    } finally {
      state.deeper = null;
    }
  }

  /** Whether it was opened for a request, to be open until that has been answered. */
  boolean forView() {
    if (forView == null) {
      forView = OpenInView.opened(lease.opened);
    }
    return forView;
  }

  /** Of its lease, to be read. */
  LeaseInfo info(long now) {
    return new LeaseInfo(lease.id(), LeaseKind.SESSION, lease.source.name(), now - lease.opened.at);
  }

  /** The ORM's own object; null if it is gone. */
  public Object object() {
    return object.get();
  }

  /** It lets go of all that it holds, and goes on. */
  void letGoOfAll(Capture capture, String how) {
    Life before = context;
    context = new Life(lease);
    if (before == lease) {
      firstLetGo = new End(capture, how);
    } else {
      End.put(before, capture, how);
      before.over = true;
    }
  }

  /** Counts a short read for one of the entities; false if there were too many. */
  public boolean reserveShortRead() {
    return SHORT_READS.incrementAndGet(this) <= MOST_SHORT_READS;
  }

  /** Something was read that the ORM keeps no account of. */
  void add(Object read) {
    Added noted = added;
    while (noted == null) {
      ADDED.compareAndSet(this, null, new Added());
      noted = added;
    }
    noted.add(read);
  }

  /**
   * Who makes copies.
   *
   * @param by the thread that ends a session
   * @param writes how much it had written until then
   */
  record Copier(Holder by, int writes) {
    /** Whether what a thread has written itself since then may be missing in the copies. */
    boolean hasWrittenSince(JdbcThread thread) {
      return thread.is(by) && thread.writes != writes;
    }
  }

  /** Copies are about to be made of what it has read. */
  void copies(JdbcThread by) {
    copier = new Copier(by.holder(), by.writes);
  }

  /** No more of them are made now. */
  void copied() {
    copier = null;
  }

  /** Who makes copies now; null for nobody. */
  Copier copier() {
    return copier;
  }

  /** It has ended: nobody asks any more what it has read. */
  void ended() {
    if (added != null) {
      added = null;
    }
  }

  /** The entities that are still there. */
  public Collection<?> entities() {
    Object session = object.get();
    Collection<?> ofOrm = session == null ? null : orm.entities(session);
    if (ofOrm != null) {
      return ofOrm;
    }
    Added noted = added;
    return noted == null ? List.of() : noted.alive();
  }

  /** What an object of the ORM carries; null for nothing. */
  public BoundMark mark(Object bound) {
    return marks.of(bound) instanceof BoundMark mark ? mark : null;
  }

  /** Writes what an object of the ORM carries. */
  public void mark(Object bound, BoundMark mark) {
    marks.put(bound, mark);
  }

  /** The ORM. */
  public Orm orm() {
    return orm;
  }

  /** The ORM, if its lazy attributes can be copied; else null. */
  public FixingOrm fixing() {
    return orm instanceof FixingOrm fixing ? fixing : null;
  }

  /** Whether a connection of another session would see other rows than this one's did. */
  public boolean stateChanged() {
    return lease.unlikeFresh;
  }

  /** Whether that is known: changes are only looked for while values are copied. */
  public boolean stateWatched() {
    return lease.stateWatched();
  }

  /** Names where its connections come from, to tell one source from another. */
  public Object source() {
    return lease.source.identity();
  }

  /** Entities that go when the application lets go of them. */
  private static final class Added {
    private final Queue<WeakReference<Object>> entities = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(Object entity) {
      if (count.incrementAndGet() <= MOST_ENTITIES) {
        entities.add(new WeakReference<>(entity));
      }
    }

    List<Object> alive() {
      List<Object> alive = new ArrayList<>();
      for (WeakReference<Object> each : entities) {
        Object entity = each.get();
        if (entity != null) {
          alive.add(entity);
        }
      }
      return alive;
    }
  }
}
