package dev.outlive.adapter.eclipselink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.identitymaps.CacheKey;
import org.eclipse.persistence.internal.identitymaps.IdentityMapManager;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.queries.FetchGroupTracker;

/**
 * The one object that an entity is in a unit of work. EclipseLink keeps to that after the end: two
 * orders of one customer lead to one object, whenever they are asked. So must what is served.
 */
final class Identity {
  /** Threads may read at once what the maps are not made for; nothing is waited for inside. */
  private static final ReentrantLock SERVING = new ReentrantLock();

  private final UnitOfWorkImpl work;
  private final IdentityMapManager maps;

  Identity(UnitOfWorkImpl work) {
    this.work = work;
    this.maps = work.getIdentityMapAccessorInstance().getIdentityMapManager();
  }

  /** Makes another unit of work, which is to read and no more, take the entities for its own. */
  void copyInto(UnitOfWorkImpl other) {
    IdentityMapManager into = other.getIdentityMapAccessorInstance().getIdentityMapManager();
    for (Iterator<?> classes = maps.getIdentityMapClasses(); classes.hasNext(); ) {
      ClassDescriptor descriptor = work.getDescriptors().get(classes.next());
      Enumeration<CacheKey> keys = maps.getIdentityMap(descriptor).keys();
      while (keys.hasMoreElements()) {
        CacheKey key = keys.nextElement();
        Object entity = key.getObject();
        if (entity != null && !partly(entity)) {
          into.putInIdentityMap(
              entity, key.getKey(), key.getWriteLockValue(), key.getReadTime(), descriptor);
        }
      }
    }
  }

  /** What another unit of work reads on from now on belongs here, too. */
  void shareWith(UnitOfWorkImpl other) {
    other.getIdentityMapAccessorInstance().setIdentityMapManager(maps);
  }

  /** Such an entity would be completed by a query that reads more of it: the host's own object. */
  private static boolean partly(Object entity) {
    return entity instanceof FetchGroupTracker tracker
        && tracker._persistence_getFetchGroup() != null;
  }

  /**
   * The object that a copy is here. The first of its key is the one from now on, and all that it
   * leads to.
   */
  Object of(Object copy) {
    SERVING.lock();
    try {
      return one(copy);
    } finally {
      SERVING.unlock();
    }
  }

  /** The same of the elements of a collection. */
  Object ofAll(Collection<?> copies) {
    SERVING.lock();
    try {
      List<Object> here = new ArrayList<>();
      for (Object copy : copies) {
        here.add(one(copy));
      }
      put(here, copies);
      return copies;
    } finally {
      SERVING.unlock();
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(List<Object> here, Collection<?> into) {
    Iterator<Object> now = here.iterator();
    boolean same = true;
    for (Object each : into) {
      same &= each == now.next();
    }
    if (!same) {
      into.clear();
      ((Collection<Object>) into).addAll(here);
    }
  }

  private Object one(Object copy) {
    ClassDescriptor descriptor = copy == null ? null : work.getDescriptors().get(copy.getClass());
    if (descriptor == null || descriptor.isAggregateDescriptor()) {
      return copy;
    }
    Object key = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(copy, work);
    Object known = maps.getFromIdentityMap(key, copy.getClass(), true, descriptor);
    if (known != null) {
      return known;
    }
    maps.putInIdentityMap(copy, key, null, 0, descriptor);
    for (ForeignReferenceMapping relation : Relations.of(copy, descriptor)) {
      if (!relation.isCollectionMapping()
          && relation.isAttributeValueFromObjectInstantiated(copy)) {
        Object value = relation.getRealAttributeValueFromObject(copy, work);
        Object here = one(value);
        if (here != value) {
          relation.setRealAttributeValueInObject(copy, here);
        }
      }
    }
    return copy;
  }
}
