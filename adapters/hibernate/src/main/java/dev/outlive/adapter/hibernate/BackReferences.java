package dev.outlive.adapter.hibernate;

import java.util.Collection;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;

/**
 * The owner is the owner: where an element of a copied collection refers back to it, that is the
 * host's object, and no other with the same identifier. Where the owner is among the {@link
 * HostEntities}, it is so already.
 */
final class BackReferences {
  private final Hibernate hibernate;
  private final SharedSessionContractImplementor session;
  private final HostEntities host;
  private final Object owner;
  private final EntityKey key;

  /**
   * @param session that has read the collection
   * @param collection the host's, of an owner that is there
   */
  BackReferences(
      Hibernate hibernate,
      SharedSessionContractImplementor session,
      HostEntities host,
      PersistentCollection<?> collection) {
    this.hibernate = hibernate;
    this.session = session;
    this.host = host;
    this.owner = collection.getOwner();
    this.key =
        hibernate.entity(factory(), owner)
            ? hibernate.keyOf(session, persister(owner.getClass().getName()), owner)
            : null;
  }

  private SessionFactoryImplementor factory() {
    return session.getFactory();
  }

  private EntityPersister persister(String entity) {
    return hibernate.entityPersister(factory(), entity);
  }

  /** Turns the references in the elements that are the agent's own objects. */
  void turnIn(Object copy) {
    Collection<?> elements = copy instanceof Map<?, ?> map ? map.values() : (Collection<?>) copy;
    for (Object each : elements) {
      if (key != null && each != null && hibernate.entity(factory(), each) && !host.has(each)) {
        turn(each);
      }
    }
  }

  private void turn(Object element) {
    EntityPersister persister = persister(element.getClass().getName());
    Object[] values = hibernate.values(persister, element);
    for (int i = 0; i < values.length; i++) {
      Type type = persister.getPropertyTypes()[i];
      if (values[i] != null
          && values[i] != owner
          && type.isEntityType()
          && type.getReturnedClass().isInstance(owner)
          && key.equals(keyOf(values[i]))) {
        hibernate.set(persister, element, i, owner);
      }
    }
  }

  /** Of what is referred to, loaded or not. */
  private EntityKey keyOf(Object referred) {
    Reference reference = Reference.behind(hibernate, referred);
    if (reference != null) {
      return hibernate.keyFor(session, persister(reference.entity()), reference.id());
    }
    return hibernate.entity(factory(), referred)
        ? hibernate.keyOf(session, persister(referred.getClass().getName()), referred)
        : null;
  }
}
