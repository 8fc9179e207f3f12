package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import org.eclipse.persistence.descriptors.changetracking.ChangeTracker;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.jpa.EntityManagerImpl;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.queries.FetchGroupTracker;
import org.eclipse.persistence.sessions.Session;

/**
 * EclipseLink, as the agent asks of it. Bound objects are the value holder of a relation, and an
 * entity of which a basic attribute is not loaded.
 */
public final class EclipseLink implements Orm {
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
    return "jakarta.persistence.EntityManager";
  }

  /** It is asked itself whether that is closed. */
  @Override
  public Object factory(Object session) {
    return null;
  }

  /** Its connections are borrowed for single calls, by whatever the session is a client of. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  @Override
  public Connection connection(Object session) {
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

  /** What is bound knows it. */
  @Override
  public Attribute identity(Object session, Object entity) {
    return null;
  }

  @Override
  public boolean ownerUnknown(Object bound) {
    return false;
  }

  @Override
  public void owners(Object session, Owners owners) {}

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

  @Override
  public boolean entity(Object object) {
    return false;
  }

  @Override
  public String type(Object entity) {
    return entity.getClass().getName();
  }

  @Override
  public List<String> unloaded(Object entity) {
    return List.of();
  }
}
