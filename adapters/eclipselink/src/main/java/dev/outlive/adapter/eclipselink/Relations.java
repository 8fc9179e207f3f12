package dev.outlive.adapter.eclipselink;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.indirection.IndirectContainer;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.queries.FetchGroupTracker;

/** The relations of an entity, got at as EclipseLink itself does. Nothing is loaded. */
final class Relations {
  private Relations() {}

  /** Those that have a value, loaded or not. */
  static List<ForeignReferenceMapping> of(Object entity, ClassDescriptor descriptor) {
    List<ForeignReferenceMapping> relations = new ArrayList<>();
    // What the descriptor itself hands out has another type in 5.
    for (DatabaseMapping mapping : descriptor.getObjectBuilder().getRelationshipMappings()) {
      if (mapping instanceof ForeignReferenceMapping relation
          && fetched(entity, relation)
          && relation.getAttributeValueFromObject(entity) != null) {
        relations.add(relation);
      }
    }
    return relations;
  }

  private static boolean fetched(Object entity, ForeignReferenceMapping relation) {
    return !(entity instanceof FetchGroupTracker partly)
        || partly._persistence_isAttributeFetched(relation.getAttributeName());
  }

  /** What stands for one that is not loaded; null if it is. */
  static ValueHolderInterface<?> unloaded(Object entity, ForeignReferenceMapping relation) {
    if (relation.isAttributeValueFromObjectInstantiated(entity)) {
      return null;
    }
    Object value = relation.getAttributeValueFromObject(entity);
    Object holder =
        value instanceof IndirectContainer<?> container ? container.getValueHolder() : value;
    return holder instanceof ValueHolderInterface<?> known ? known : null;
  }
}
