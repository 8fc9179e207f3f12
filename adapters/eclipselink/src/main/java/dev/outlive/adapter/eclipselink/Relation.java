package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.NoAnswer;
import org.eclipse.persistence.indirection.ValueHolderInterface;
import org.eclipse.persistence.internal.indirection.DatabaseValueHolder;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.indirection.WeavedObjectBasicIndirectionPolicy;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.OneToOneMapping;

/**
 * A to-one that the agent can read in EclipseLink's place.
 *
 * @param holder the host's, which is not loaded and stays so
 * @param mapping how it is mapped
 * @param work the unit of work that it belongs to
 */
record Relation(UnitOfWorkValueHolder<?> holder, OneToOneMapping mapping, UnitOfWorkImpl work) {
  /**
   * @throws NoAnswer if it is to be left to EclipseLink
   */
  static Relation of(Object bound) {
    if (!(bound instanceof UnitOfWorkValueHolder<?> holder)
        || !(holder.getMapping() instanceof OneToOneMapping mapping)) {
      throw new NoAnswer("of EclipseLink only to-ones are served");
    }
    if (mapping.isCascadeMerge() || mapping.isCascadePersist() || mapping.isPrivateOwned()) {
      // What the application changes in it is to be written with its owner.
      throw new NoAnswer("it is merged or persisted with its owner");
    }
    if (mapping.getIndirectionPolicy() instanceof WeavedObjectBasicIndirectionPolicy woven
        && woven.hasUsedMethodAccess()) {
      // The woven getter calls the setter, and that sets the value in the holder.
      throw new NoAnswer("it is mapped by its getter, which keeps what it reads");
    }
    if (!(holder.getSession() instanceof UnitOfWorkImpl work)) {
      throw new NoAnswer("it belongs to no entity manager");
    }
    return new Relation(holder, mapping, work);
  }

  /** The row that tells what it refers to; null if the shared cache has loaded that. */
  AbstractRecord row() {
    ValueHolderInterface<?> shared = holder.getWrappedValueHolder();
    return shared instanceof DatabaseValueHolder<?> wrapped ? wrapped.getRow() : null;
  }

  /** What the shared cache has loaded, which is not to be handed out; null if it has not. */
  Object cached() {
    ValueHolderInterface<?> shared = holder.getWrappedValueHolder();
    return shared != null && shared.isInstantiated() ? shared.getValue() : null;
  }
}
