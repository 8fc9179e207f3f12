package dev.outlive.adapter.eclipselink;

import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.sessions.server.ClientSession;
import org.eclipse.persistence.sessions.server.ServerSession;

/** Whether a client of the agent's reads what an entity manager's own would. */
final class Likeness {
  private Likeness() {}

  /**
   * Why it may read something else, as the end of a sentence; null if it would not.
   *
   * @param work the entity manager's unit of work
   */
  static String lacks(UnitOfWorkImpl work) {
    if (!(work.getParent() instanceof ClientSession client)) {
      return "its persistence unit is composed of others";
    }
    ServerSession server = client.getParent();
    if (client.isExclusiveIsolatedClientSession()) {
      return "its session kept a connection of its own";
    }
    if (client.hasProperties()
        || client.getConnectionPolicy() != server.getDefaultConnectionPolicy()) {
      return "its entity manager had properties of its own";
    }
    if (server.hasExternalTransactionController()) {
      return "its session takes part in JTA transactions";
    }
    if (listened(server) || listened(client) || listened(work)) {
      return "its session has listeners, which may go by the thread";
    }
    return ofUnit(server);
  }

  /** What holds for all sessions of a persistence unit. */
  private static String ofUnit(ServerSession server) {
    if (server.getProject().getMultitenantPolicy() != null) {
      return "its session belonged to a tenant";
    }
    if (server.getPartitioningPolicy() != null
        || !server.getProject().getPartitioningPolicies().isEmpty()) {
      return "its persistence unit is partitioned";
    }
    for (ClassDescriptor each : server.getDescriptors().values()) {
      if (each.hasMultitenantPolicy()) {
        return "its session belonged to a tenant";
      }
      if (each.getPartitioningPolicy() != null) {
        return "its persistence unit is partitioned";
      }
      if (each.shouldBeReadOnly()) {
        return "its persistence unit has entities that all sessions share";
      }
    }
    return null;
  }

  private static boolean listened(AbstractSession session) {
    return session.hasEventManager() && session.getEventManager().hasListeners();
  }
}
