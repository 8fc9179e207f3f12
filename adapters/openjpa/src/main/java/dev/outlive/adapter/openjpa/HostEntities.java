package dev.outlive.adapter.openjpa;

import java.util.HashMap;
import java.util.Map;
import org.apache.openjpa.enhance.PersistenceCapable;
import org.apache.openjpa.kernel.BrokerFactory;
import org.apache.openjpa.kernel.BrokerImpl;
import org.apache.openjpa.kernel.StateManagerImpl;

/**
 * What a session of the host's holds: what a broker of the agent's reads refers to that, rather
 * than to copies of it. It is told on the session's own thread, as nothing of a broker may be asked
 * on another.
 *
 * @param factory what made the session
 * @param byId its entities, by their identifiers, but for those that are new or to be deleted
 */
record HostEntities(BrokerFactory factory, Map<Object, Object> byId) {
  static HostEntities of(BrokerImpl broker) {
    Map<Object, Object> byId = new HashMap<>();
    for (Object each : broker.getManagedObjects()) {
      StateManagerImpl managed = managed(each);
      if (managed != null) {
        byId.put(managed.getObjectId(), each);
      }
    }
    return new HostEntities(broker.getBrokerFactory(), byId);
  }

  /** What manages an entity that has a row; else null. */
  static StateManagerImpl managed(Object entity) {
    return entity instanceof PersistenceCapable enhanced
            && enhanced.pcGetStateManager() instanceof StateManagerImpl managed
            && managed.isPersistent()
            && !managed.isEmbedded()
            && !managed.isNew()
            && !managed.isDeleted()
        ? managed
        : null;
  }
}
