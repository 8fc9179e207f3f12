package dev.outlive.adapter.hibernate;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Entities of the host's that a session of the agent's takes for its own: what it reads refers to
 * them, and reads no other with the same identifier. They are looked up and never touched, as that
 * session flushes nothing. An enhanced entity knows the one session that it belongs to, and is left
 * to that. Confined to its thread.
 */
final class HostEntities {
  private final Hibernate hibernate;
  private final SharedSessionContractImplementor session;
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param session the agent's
   */
  HostEntities(Hibernate hibernate, SharedSessionContractImplementor session) {
    this.hibernate = hibernate;
    this.session = session;
  }

  boolean has(Object entity) {
    return known.contains(entity);
  }

  /** Those of a session of the host's, but for what it is about to delete. */
  void addAll(Map<Object, EntityEntry> entries) {
    entries.forEach(
        (entity, entry) -> {
          if (entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY) {
            add(entity, entry.getEntityKey(), entry.getVersion(), entry.getPersister());
          }
        });
  }

  /** One that belongs to no session any more. */
  void add(Object entity) {
    if (hibernate.entity(session.getFactory(), entity)) {
      EntityPersister persister =
          hibernate.entityPersister(session.getFactory(), entity.getClass().getName());
      add(
          entity,
          hibernate.keyOf(session, persister, entity),
          persister.getVersion(entity),
          persister);
    }
  }

  private void add(Object entity, EntityKey key, Object version, EntityPersister persister) {
    PersistenceContext context = session.getPersistenceContextInternal();
    if (entity instanceof ManagedEntity || context.containsEntity(key)) {
      return;
    }
    context.addEntity(
        entity, Status.READ_ONLY, null, key, version, LockMode.READ, true, persister, true);
    known.add(entity);
  }
}
