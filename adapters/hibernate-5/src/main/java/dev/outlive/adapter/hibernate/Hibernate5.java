package dev.outlive.adapter.hibernate;

import org.hibernate.collection.internal.AbstractPersistentCollection;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
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
}
