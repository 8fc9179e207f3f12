package dev.outlive.adapter.hibernate;

import java.io.Serializable;
import org.hibernate.Session;
import org.hibernate.collection.internal.AbstractPersistentCollection;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.LazyInitializer;

/** Hibernate 5.6: the calls whose descriptors are its own. */
public final class Hibernate5 extends Hibernate {
  /** For the agent. */
  public Hibernate5() {}

  @Override
  Object id(LazyInitializer proxy) {
    return proxy.getInternalIdentifier();
  }

  @Override
  Object id(EntityEntry entity) {
    return entity.getId();
  }

  @Override
  boolean withoutSession(PersistentCollection collection) {
    return collection instanceof AbstractPersistentCollection known && known.getSession() == null;
  }

  @Override
  Object key(PersistentCollection collection) {
    return collection.getKey();
  }

  @Override
  EntityPersister entityPersister(SessionFactoryImplementor factory, String entity) {
    return factory.getMetamodel().entityPersister(entity);
  }

  @Override
  EntityKey keyOf(
      SharedSessionContractImplementor session, EntityPersister persister, Object entity) {
    return session.generateEntityKey(persister.getIdentifier(entity, session), persister);
  }

  @Override
  EntityKey keyFor(SharedSessionContractImplementor session, EntityPersister persister, Object id) {
    return session.generateEntityKey((Serializable) id, persister);
  }

  @Override
  Object[] values(EntityPersister persister, Object entity) {
    return persister.getPropertyValues(entity);
  }

  @Override
  void set(EntityPersister persister, Object entity, int property, Object value) {
    persister.setPropertyValue(entity, property, value);
  }

  @Override
  CollectionPersister collectionPersister(SessionFactoryImplementor factory, String role) {
    return factory.getMetamodel().collectionPersister(role);
  }

  @Override
  boolean entity(SessionFactoryImplementor factory, Class<?> type) {
    return factory.getMetamodel().entityPersisters().containsKey(type.getName());
  }

  @Override
  Object load(SharedSessionContractImplementor session, String entity, Object id) {
    return session.immediateLoad(entity, (Serializable) id);
  }

  @Override
  Object another(
      SharedSessionContractImplementor session,
      CollectionPersister persister,
      PersistentCollection like) {
    PersistentCollection other =
        persister.getCollectionType().instantiate(session, persister, like.getKey());
    other.setSnapshot(like.getKey(), like.getRole(), null);
    return other;
  }

  @Override
  int size(
      CollectionPersister persister,
      PersistentCollection collection,
      SharedSessionContractImplementor session) {
    return persister.getSize(collection.getKey(), session);
  }

  /** Batches are what the mapping says. */
  @Override
  void batches(Session session, int size) {
    // There is no such setting.
  }
}
