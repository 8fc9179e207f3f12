package dev.outlive.adapter.eclipselink;

import org.eclipse.persistence.internal.indirection.DatabaseValueHolder;

/** Value holders that are given a value past EclipseLink's reading of it. */
final class Holders {
  private Holders() {}

  /** Has one hold a value, as it would once that had been read. */
  @SuppressWarnings("unchecked")
  static void load(DatabaseValueHolder<?> holder, Object value) {
    ((DatabaseValueHolder<Object>) holder).privilegedSetValue(value);
    holder.setInstantiated();
  }
}
