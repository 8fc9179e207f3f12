package dev.outlive.adapter.openjpa;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import org.apache.openjpa.kernel.AutoDetach;
import org.apache.openjpa.kernel.BrokerImpl;
import org.apache.openjpa.kernel.DetachedStateManager;
import org.apache.openjpa.kernel.StateManagerImpl;
import org.apache.openjpa.util.OpenJPAId;

/** OpenJPA, as the agent asks of it. A bound object is the state manager of a detached entity. */
public final class OpenJpa implements Orm {
  /** For the agent. */
  public OpenJpa() {}

  // ---- sessions

  @Override
  public Object session(Object session) {
    return session instanceof StateManagerImpl managed ? managed.getContext() : session;
  }

  @Override
  public String sessionType(Object session) {
    return "jakarta.persistence.EntityManager";
  }

  /** That closes each of its brokers. */
  @Override
  public Object factory(Object session) {
    return null;
  }

  /** Its connections come and go with its store's calls. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  @Override
  public Connection connection(Object session) {
    return null;
  }

  /**
   * At the end of a transaction it lets go only of what was rolled back, unless it was told to do
   * so after a commit as well.
   */
  @Override
  public String letsGoBy(Object session) {
    BrokerImpl broker = (BrokerImpl) session;
    if (broker.isCloseInvoked()) {
      return null;
    }
    boolean afterCommit = (broker.getAutoDetach() & AutoDetach.DETACH_COMMIT) != 0;
    return Callers.endTransaction() && (!afterCommit || Callers.rollBack())
        ? "rolled back"
        : "cleared";
  }

  // ---- bound objects

  /** Asked of each field, loaded or not, and by setters as well. */
  @Override
  public boolean reads(Object bound, Object attribute) {
    return !((DetachedStateManager) bound).getLoaded().get((Integer) attribute)
        && Callers.application();
  }

  /** It is for nothing else. */
  @Override
  public boolean detached(Object bound) {
    return true;
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    DetachedStateManager detached = (DetachedStateManager) bound;
    Class<?> entity = detached.getManagedInstance().getClass();
    Object id = detached.getObjectId();
    return new Attribute(
        entity.getName(),
        Fields.name(entity, (Integer) attribute),
        id instanceof OpenJPAId typed ? typed.getIdObject() : id);
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
  public Collection<?> boundOf(Object session, Object entity) {
    return List.of();
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "add " + attribute.name() + " to the fetch plan, or join fetch it";
  }

  /** What it refuses is late from the beginning. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** Its own account is behind a lock. */
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
