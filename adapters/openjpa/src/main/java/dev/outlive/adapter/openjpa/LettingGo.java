package dev.outlive.adapter.openjpa;

import dev.outlive.adapter.Copies;
import dev.outlive.adapter.NoAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.openjpa.enhance.PersistenceCapable;
import org.apache.openjpa.kernel.Broker;
import org.apache.openjpa.kernel.DetachedStateManager;
import org.apache.openjpa.kernel.OpenJPAStateManager;
import org.apache.openjpa.kernel.StateManagerImpl;
import org.apache.openjpa.meta.FieldMetaData;
import org.apache.openjpa.meta.JavaTypes;
import org.apache.openjpa.util.Proxy;

/**
 * What a broker of the agent's has read leaves it, as detached as the host's own entities, and
 * refers to those where there are some with the same identifier: above all, the owner is the owner.
 * OpenJPA's own way to detach would tell listeners. Confined to its thread.
 */
final class LettingGo {
  private final boolean access;
  private final boolean multithreaded;
  private final FieldMetaData field;

  /** The host's entities, by identifier. */
  private final Map<Object, Object> host;

  /** By the host's bound object, what manages the copy of its entity. */
  private final Map<Object, OpenJPAStateManager> owners;

  private final Set<Object> copiesOfOwners = identities();
  private final Set<Object> seen = identities();
  private final Deque<PersistenceCapable> waiting = new ArrayDeque<>();

  /**
   * @param broker what has read
   * @param field what was read
   * @param host the host's entities, by identifier
   * @param owners by the host's bound object, what manages the copy of its entity
   */
  LettingGo(
      Broker broker,
      FieldMetaData field,
      Map<Object, Object> host,
      Map<Object, OpenJPAStateManager> owners) {
    this.access = broker.getConfiguration().getDetachStateInstance().getAccessUnloaded();
    this.multithreaded = broker.getConfiguration().getMultithreaded();
    this.field = field;
    this.host = new HashMap<>(host);
    this.owners = owners;
    owners.forEach(
        (bound, copy) -> {
          OpenJPAStateManager original = (OpenJPAStateManager) bound;
          this.host.put(copy.getObjectId(), original.getManagedInstance());
          copiesOfOwners.add(copy.getManagedInstance());
        });
  }

  private static Set<Object> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /**
   * @param place where they are to be put
   * @return by the host's bound object
   */
  Map<Object, Object> values(EntityField place) {
    Map<Object, Object> read = new IdentityHashMap<>();
    owners.forEach((bound, copy) -> read.put(bound, copy.fetchField(field.getIndex(), false)));
    read.values().forEach(this::await);
    while (!waiting.isEmpty()) {
      letGo(waiting.remove());
    }
    read.replaceAll((bound, value) -> served(value));
    if (!read.values().stream().allMatch(place::takes)) {
      throw new NoAnswer("its field takes no collection that cannot be changed");
    }
    return read;
  }

  private Object served(Object value) {
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return Copies.of(value, this::ofHost);
    }
    if (value instanceof Proxy tracked) {
      // Else it would hold the copy of its owner.
      tracked.setOwner(null, -1);
    }
    return ofHost(value);
  }

  /** What the host has in place of an object that was read; else that itself. */
  private Object ofHost(Object read) {
    if (read instanceof PersistenceCapable copy
        && copy.pcGetStateManager() instanceof OpenJPAStateManager known
        && !known.isEmbedded()) {
      return host.getOrDefault(known.getObjectId(), read);
    }
    return read;
  }

  /** Entities in a value are to be let go of, but for those that the host has. */
  private void await(Object value) {
    if (value instanceof PersistenceCapable entity) {
      if (ofHost(entity) == entity && seen.add(entity)) {
        waiting.add(entity);
      }
    } else {
      elements(value).forEach(this::await);
    }
  }

  private static Collection<?> elements(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<Object> both = new ArrayList<>(map.keySet());
      both.addAll(map.values());
      return both;
    }
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    return value instanceof Collection<?> many ? many : List.of();
  }

  private void letGo(PersistenceCapable entity) {
    if (!(entity.pcGetStateManager() instanceof StateManagerImpl managed)) {
      return;
    }
    BitSet loaded = (BitSet) managed.getLoaded().clone();
    DetachedStateManager detached =
        new DetachedStateManager(entity, managed, loaded, access, multithreaded);
    Map<Integer, Object> others = new HashMap<>();
    for (FieldMetaData each : managed.getMetaData().getFields()) {
      int number = each.getIndex();
      if (loaded.get(number) && refers(each)) {
        if (each.isLRS()) {
          loaded.clear(number);
          others.put(number, null);
        } else {
          Object value = managed.fetchObjectField(number);
          Object other = ofHost(value);
          if (other != value) {
            others.put(number, other);
          } else {
            follow(value, detached, number);
          }
        }
      }
    }
    entity.pcReplaceStateManager(detached);
    others.forEach(
        (number, other) -> {
          detached.storeObjectField(number, other);
          entity.pcReplaceField(number);
        });
  }

  /** Whether what is in a field may be an entity, have some in it, or know its owner. */
  private static boolean refers(FieldMetaData of) {
    return switch (of.getDeclaredTypeCode()) {
      case JavaTypes.PC,
          JavaTypes.PC_UNTYPED,
          JavaTypes.ARRAY,
          JavaTypes.COLLECTION,
          JavaTypes.MAP,
          JavaTypes.CALENDAR,
          JavaTypes.DATE,
          JavaTypes.OBJECT ->
          true;
      default -> false;
    };
  }

  private void follow(Object value, DetachedStateManager owner, int number) {
    if (value instanceof Proxy tracked) {
      if (tracked.getChangeTracker() != null) {
        tracked.getChangeTracker().stopTracking();
      }
      tracked.setOwner(owner, number);
    }
    if (elements(value).stream().anyMatch(copiesOfOwners::contains)) {
      throw new NoAnswer("a collection in it has its owner in it");
    }
    if (value instanceof PersistenceCapable) {
      await(value);
    } else {
      // These stay, whether or not the host has them.
      for (Object each : elements(value)) {
        if (each instanceof PersistenceCapable entity && seen.add(entity)) {
          waiting.add(entity);
        }
      }
    }
  }
}
