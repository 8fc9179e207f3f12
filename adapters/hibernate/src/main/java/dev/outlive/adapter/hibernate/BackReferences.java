package dev.outlive.adapter.hibernate;

import java.util.Collection;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/**
 * The owner is the owner: where an element of a copied collection refers back to it, that is the
 * host's object, and no other with the same identifier.
 */
final class BackReferences {
  private final Hibernate hibernate;
  private final SessionFactoryImplementor factory;
  private final EntityPersister ownerPersister;
  private final Object owner;
  private final Object key;

  BackReferences(
      Hibernate hibernate,
      SessionFactoryImplementor factory,
      CollectionPersister persister,
      PersistentCollection<?> collection) {
    this.hibernate = hibernate;
    this.factory = factory;
    this.ownerPersister = persister.getOwnerEntityPersister();
    this.owner = collection.getOwner();
    this.key = hibernate.key(collection);
  }

  /** Turns the references in the elements, which are the agent's own objects. */
  void turnIn(Object copy) {
    Collection<?> elements = copy instanceof Map<?, ?> map ? map.values() : (Collection<?>) copy;
    for (Object each : elements) {
      if (each != null && hibernate.entity(factory, each)) {
        turn(each);
      }
    }
  }

  private void turn(Object element) {
    EntityPersister persister = hibernate.entityPersister(factory, element.getClass().getName());
    Object[] values = hibernate.values(persister, element);
    for (int i = 0; i < values.length; i++) {
      if (persister.getPropertyTypes()[i].isEntityType()
          && isOwner(Reference.behind(hibernate, values[i]))) {
        hibernate.set(persister, element, i, owner);
      }
    }
  }

  /**
   * A proxy may be of a super class of the owner's, or of the class that declares the collection.
   */
  private boolean isOwner(Reference reference) {
    if (reference == null || !key.equals(reference.id())) {
      return false;
    }
    Class<?> referred = hibernate.entityPersister(factory, reference.entity()).getMappedClass();
    return ownerPersister.getMappedClass().isAssignableFrom(referred) && referred.isInstance(owner);
  }
}
