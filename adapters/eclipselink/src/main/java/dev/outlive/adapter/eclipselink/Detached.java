package dev.outlive.adapter.eclipselink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.changetracking.ChangeTracker;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.internal.jpa.EntityManagerImpl;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;

/**
 * What carries the marks of a detached entity, and of those that detaching it cascades to: its
 * listener, and the value holders of relations that are not loaded. They are got at as EclipseLink
 * itself does, and nothing is loaded.
 */
final class Detached {
  private final AbstractSession session;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Object> carriers = new ArrayList<>();

  private Detached(AbstractSession session) {
    this.session = session;
  }

  static Detached from(EntityManagerImpl manager) {
    return new Detached(manager.getAbstractSession());
  }

  Collection<?> with(Object entity) {
    ClassDescriptor descriptor =
        entity == null ? null : session.getDescriptors().get(entity.getClass());
    if (descriptor == null || !seen.add(entity)) {
      return carriers;
    }
    if (entity instanceof ChangeTracker tracked
        && tracked._persistence_getPropertyChangeListener() != null) {
      carriers.add(tracked._persistence_getPropertyChangeListener());
    }
    for (ForeignReferenceMapping relation : Relations.of(entity, descriptor)) {
      add(entity, relation);
    }
    return carriers;
  }

  private void add(Object entity, ForeignReferenceMapping relation) {
    if (!relation.isAttributeValueFromObjectInstantiated(entity)) {
      ValueHolderInterface<?> holder = Relations.unloaded(entity, relation);
      if (holder != null) {
        carriers.add(holder);
      }
    } else if (relation.isCascadeDetach()) {
      Object loaded = relation.getRealAttributeValueFromObject(entity, session);
      if (!relation.isCollectionMapping()) {
        with(loaded);
      } else if (loaded != null) {
        Object each = relation.getContainerPolicy().iteratorFor(loaded);
        while (relation.getContainerPolicy().hasNext(each)) {
          with(relation.getContainerPolicy().next(each, session));
        }
      }
    }
  }
}
