package dev.outlive.adapter.eclipselink;

import java.util.List;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.descriptors.PersistenceEntity;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;

/** Identifiers of entities, where they are known without reading anything. */
final class Identifiers {
  private Identifiers() {}

  /**
   * @param session whose descriptors tell how; may be null
   */
  static Object of(Object entity, AbstractSession session) {
    Object kept = entity instanceof PersistenceEntity woven ? woven._persistence_getId() : null;
    if (kept != null || session == null) {
      return kept;
    }
    ClassDescriptor descriptor = session.getDescriptors().get(entity.getClass());
    if (descriptor == null) {
      return null;
    }
    List<DatabaseMapping> keys = descriptor.getObjectBuilder().getPrimaryKeyMappings();
    // One that goes through a relation would have to read that.
    return keys.stream().allMatch(DatabaseMapping::isDirectToFieldMapping)
        ? descriptor.getObjectBuilder().extractPrimaryKeyFromObject(entity, session, true)
        : null;
  }
}
