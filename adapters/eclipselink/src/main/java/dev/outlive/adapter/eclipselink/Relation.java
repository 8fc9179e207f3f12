package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.NoAnswer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.indirection.IndirectCollection;
import org.eclipse.persistence.indirection.IndirectList;
import org.eclipse.persistence.indirection.IndirectSet;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.internal.indirection.DatabaseValueHolder;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.indirection.WeavedObjectBasicIndirectionPolicy;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;

/**
 * A relation that the agent can read in EclipseLink's place.
 *
 * @param holder the host's, which is not loaded and stays so
 * @param mapping how it is mapped
 * @param work the unit of work that it belongs to
 * @param owner whose it is; null where that is not known, of a to-one
 */
record Relation(
    UnitOfWorkValueHolder<?> holder,
    ForeignReferenceMapping mapping,
    UnitOfWorkImpl work,
    Object owner) {

  /**
   * @throws NoAnswer if it is to be left to EclipseLink
   */
  static Relation of(Object bound) {
    if (!(bound instanceof UnitOfWorkValueHolder<?> holder)
        || !(holder.getMapping() instanceof ForeignReferenceMapping mapping)
        || !(holder.getSession() instanceof UnitOfWorkImpl work)) {
      throw new NoAnswer("it is no relation of an entity manager's");
    }
    if (goesWithItsOwner(mapping)) {
      // What the application changes in it is to be written then.
      throw new NoAnswer("it is merged or persisted with its owner");
    }
    Relation relation = new Relation(holder, mapping, work, HolderFields.owner(holder));
    if (!(mapping instanceof OneToOneMapping) && relation.collection() == null) {
      throw new NoAnswer("it is neither a to-one nor a list or set of EclipseLink's");
    }
    if (mapping.getIndirectionPolicy() instanceof WeavedObjectBasicIndirectionPolicy woven
        && woven.hasUsedMethodAccess()) {
      // The woven getter calls the setter, and that sets the value in the holder.
      throw new NoAnswer("it is mapped by its getter, which keeps what it reads");
    }
    return relation;
  }

  /** Basic values are part of their owner, and cannot be changed by themselves. */
  private static boolean goesWithItsOwner(ForeignReferenceMapping mapping) {
    return !mapping.isDirectCollectionMapping()
        && (mapping.isCascadeMerge() || mapping.isCascadePersist() || mapping.isPrivateOwned());
  }

  /** The host's collection that it stands in; null for none whose changes are seen. */
  IndirectCollection<?, ?> collection() {
    Object value =
        owner == null || mapping instanceof OneToOneMapping
            ? null
            : mapping.getAttributeValueFromObject(owner);
    Class<?> type = value == null ? null : value.getClass();
    return (type == IndirectList.class || type == IndirectSet.class)
            && value instanceof IndirectCollection<?, ?> collection
            && collection.getValueHolder() == holder
        ? collection
        : null;
  }

  /** The row that tells what it refers to; null if the shared cache has loaded that. */
  AbstractRecord row() {
    ValueHolderInterface<?> shared = holder.getWrappedValueHolder();
    return shared instanceof DatabaseValueHolder<?> wrapped ? wrapped.getRow() : null;
  }

  /** The same of a collection, which goes by the key of its owner. */
  AbstractRecord rowOfOwner() {
    ClassDescriptor descriptor = work.getDescriptors().get(owner.getClass());
    // One that goes through a relation would have to read that.
    if (!descriptor.getObjectBuilder().getPrimaryKeyMappings().stream()
        .allMatch(DatabaseMapping::isDirectToFieldMapping)) {
      throw new NoAnswer("its owner's key is a relation");
    }
    return descriptor.getObjectBuilder().buildRowForTranslation(owner, work);
  }

  /** What the shared cache has loaded, which is not to be handed out; null if it has not. */
  Object cached() {
    ValueHolderInterface<?> shared = holder.getWrappedValueHolder();
    return shared != null && shared.isInstantiated() ? shared.getValue() : null;
  }
}
