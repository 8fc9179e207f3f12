package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Jpa;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.changetracking.ChangeTracker;
import org.eclipse.persistence.indirection.IndirectCollection;
import org.eclipse.persistence.indirection.IndirectContainer;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.jpa.EntityManagerImpl;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.queries.FetchGroupTracker;
import org.eclipse.persistence.sessions.Session;

/**
 * EclipseLink, as the agent asks of it. Bound objects are the value holder of a relation, and an
 * entity of which a basic attribute is not loaded.
 */
public final class EclipseLink implements FixingOrm {
  private static final String MANAGER = Jpa.entityManager(JpaEntityManager.class);
  private static final String GOES_ON =
      "its entity manager goes on, and manages what is read of it late";

  /** For the agent. */
  public EclipseLink() {}

  // ---- sessions

  /** An entity manager carries a mark of its own, and so does each of its units of work. */
  @Override
  public Object session(Object session) {
    return session;
  }

  @Override
  public String sessionType(Object session) {
    return MANAGER;
  }

  /** Not what the application closes: that, the session is asked itself. */
  @Override
  public Object factory(Object session) {
    return session instanceof EntityManagerImpl manager
        ? manager.getAbstractSession()
        : ((UnitOfWorkImpl) session).getParent().getParent();
  }

  @Override
  public boolean keepsConnection() {
    return false;
  }

  /** Its connections are borrowed for single calls, by whatever the session is a client of. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  /**
   * An entity manager that is closed leaves its unit of work to the transaction that it is in. A
   * unit of work is only cleared while it is alive; dead, it has been rolled back, unless it was to
   * go with its transaction in any case.
   */
  @Override
  public String letsGoBy(Object session) {
    if (session instanceof EntityManagerImpl manager) {
      return manager.isOpen()
              && manager.hasActivePersistenceContext()
              && manager.isJoinedToTransaction()
          ? ""
          : null;
    }
    UnitOfWorkImpl work = (UnitOfWorkImpl) session;
    return work.isActive() || !work.shouldResumeUnitOfWorkOnTransactionCompletion()
        ? "cleared"
        : "rolled back";
  }

  @Override
  public boolean over(Object session) {
    try {
      return session instanceof EntityManagerImpl manager && !manager.isOpen();
    } catch (NullPointerException e) {
      // Another thread is closing it, and will tell.
      return false;
    }
  }

  /** A dead unit of work reads on for what it has once read. */
  @Override
  public boolean binds(Object session) {
    return !(session instanceof UnitOfWorkImpl work) || work.isActive();
  }

  // ---- bound objects

  @Override
  public boolean knowsDetached() {
    return false;
  }

  @Override
  public Object carrier(Object bound) {
    return bound instanceof ChangeTracker tracked
        ? tracked._persistence_getPropertyChangeListener()
        : bound;
  }

  @Override
  public Collection<?> boundOf(Object session, Object entity) {
    return Detached.from((EntityManagerImpl) session).with(entity);
  }

  @Override
  public boolean reads(Object bound, Object attribute) {
    return Callers.application();
  }

  /** A copy; all else is answered whatever has ended. */
  @Override
  public boolean detached(Object bound) {
    if (bound instanceof UnitOfWorkValueHolder<?> holder) {
      return holder.getSession() == null;
    }
    return bound instanceof FetchGroupTracker entity && entity._persistence_getSession() == null;
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    if (!(bound instanceof UnitOfWorkValueHolder<?> holder)) {
      Session session = ((FetchGroupTracker) bound)._persistence_getSession();
      return new Attribute(
          bound.getClass().getName(),
          (String) attribute,
          Identifiers.of(bound, session instanceof AbstractSession known ? known : null));
    }
    DatabaseMapping mapping = holder.getMapping();
    Object owner = HolderFields.owner(holder);
    String name = mapping == null ? HolderFields.attribute(holder) : mapping.getAttributeName();
    if (owner == null) {
      return new Attribute(
          mapping == null ? Callers.getterOf(holder) : mapping.getDescriptor().getJavaClassName(),
          name,
          null);
    }
    return new Attribute(
        owner.getClass().getName(), name, Identifiers.of(owner, holder.getSession()));
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return bound instanceof UnitOfWorkValueHolder
        ? "join fetch it, or set the hint eclipselink.left-join-fetch or, of many owners,"
            + " eclipselink.batch"
        : "name " + attribute.name() + " in an entity graph, or select the column";
  }

  /** It never refuses but for copies, which are late from the beginning. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** Its own account is not to be read by another thread. */
  @Override
  public Collection<?> entities(Object session) {
    return null;
  }

  // ---- auto-fix

  /** The unit of work of an entity manager that has one, or itself; null for none. */
  private static UnitOfWorkImpl work(Object session) {
    if (session instanceof UnitOfWorkImpl work) {
      return work;
    }
    EntityManagerImpl manager = (EntityManagerImpl) session;
    return manager.hasActivePersistenceContext() ? manager.getActivePersistenceContext(null) : null;
  }

  @Override
  public String unlikeOthers(Object session) {
    UnitOfWorkImpl work = work(session);
    return work == null ? null : Likeness.lacks(work);
  }

  @Override
  public boolean filtered(Object session) {
    return false;
  }

  /**
   * Only where it ends, or is cleared, outside a transaction: one that is cleared inside goes on
   * reading for what it has let go of.
   */
  @Override
  public boolean current(Object session) {
    UnitOfWorkImpl work = work(session);
    return work != null
        && work.isActive()
        && (session instanceof EntityManagerImpl || Callers.endingWork())
        && Likeness.lacks(work) == null;
  }

  @Override
  public Collection<?> bound(Object session) {
    UnitOfWorkImpl work = work(session);
    List<Object> bound = new ArrayList<>();
    if (work != null) {
      for (Object entity : work.getCloneMapping().keySet().toArray()) {
        ClassDescriptor descriptor = work.getDescriptors().get(entity.getClass());
        for (ForeignReferenceMapping relation : Relations.of(entity, descriptor)) {
          ValueHolderInterface<?> holder = Relations.unloaded(entity, relation);
          if (holder != null) {
            bound.add(holder);
          }
        }
      }
    }
    return bound;
  }

  /** Of an entity of which a basic attribute is not loaded, nothing is copied. */
  @Override
  public boolean complete(Object bound) {
    return !(bound instanceof UnitOfWorkValueHolder<?> holder) || holder.isInstantiated();
  }

  @Override
  public boolean entity(Object factory, Object object) {
    return factory instanceof AbstractSession session
        && session.getDescriptors().containsKey(object.getClass());
  }

  @Override
  public Map<String, Object> loaded(Object factory, Object entity) {
    Map<String, Object> loaded = new LinkedHashMap<>();
    putLoaded(
        loaded, "", ((AbstractSession) factory).getDescriptors().get(entity.getClass()), entity);
    return loaded;
  }

  /** What is embedded has attributes of its own. */
  private static void putLoaded(
      Map<String, Object> loaded, String path, ClassDescriptor descriptor, Object object) {
    for (DatabaseMapping mapping :
        new LinkedHashSet<>(descriptor.getObjectBuilder().getMappingsByField().values())) {
      String name = path + mapping.getAttributeName();
      if (object instanceof FetchGroupTracker partly
          && !partly._persistence_isAttributeFetched(mapping.getAttributeName())) {
        continue;
      }
      if (mapping.isDirectToFieldMapping()) {
        loaded.put(name, mapping.getAttributeValueFromObject(object));
      } else if (mapping.isAggregateObjectMapping()) {
        Object embedded = mapping.getAttributeValueFromObject(object);
        if (embedded != null) {
          putLoaded(loaded, name + ".", mapping.getReferenceDescriptor(), embedded);
        }
      }
    }
  }

  @Override
  public boolean readsLate(Object factory) {
    return true;
  }

  @Override
  public Map<Object, Object> readTogether(
      Object session,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners) {
    List<Relation> relations = new ArrayList<>();
    for (Object each : bound) {
      relations.add(Relation.of(each));
    }
    try (ShortUnit unit = new ShortUnit(relations.get(0).work())) {
      return unit.readAll(relations, maxRows);
    }
  }

  @Override
  public Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    if (!(bound instanceof UnitOfWorkValueHolder<?>)) {
      throw new NoAnswer("it is a column, which its entity would keep");
    }
    Relation relation = Relation.of(bound);
    if (factory instanceof AbstractSession session && !session.isConnected()) {
      throw new NoAnswer("its session's factory is closed");
    }
    if (OwnUnit.hostOf(relation.work()).isActive()) {
      throw new NoAnswer(GOES_ON);
    }
    try (ShortUnit unit = new ShortUnit(relation.work())) {
      return unit.read(relation, maxRows);
    }
  }

  @Override
  public Object answer(Object factory, Object bound, Object attribute, Object value) {
    Relation relation;
    try {
      relation = Relation.of(bound);
    } catch (NoAnswer e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    UnitOfWorkImpl work = OwnUnit.hostOf(relation.work());
    if (work.isActive()) {
      throw new IllegalStateException(GOES_ON);
    }
    IndirectCollection<?, ?> collection = relation.collection();
    if (collection != null && collection.hasDeferredChanges()) {
      throw new IllegalStateException("it has been changed before it was read");
    }
    return value instanceof Collection<?> copies
        ? new Identity(work).ofAll(copies)
        : new Identity(work).of(value);
  }

  @Override
  public Object boundIn(Object collection) {
    return ((IndirectContainer<?>) collection).getValueHolder();
  }

  @Override
  public void keep(Object bound, Object value) {
    Holders.load((UnitOfWorkValueHolder<?>) bound, value);
  }
}
