package dev.outlive.adapter.ebean;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.SessionlessOrm;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBeanIntercept;
import io.ebeaninternal.api.SpiTransaction;

/**
 * Ebean 15 and 17, as the agent asks of it. It has no sessions: to load whatever is read, whenever
 * it is, is what it is for. Bound objects are the interceptor of a bean, and a collection.
 */
public final class Ebean implements SessionlessOrm {
  /** For the agent. */
  public Ebean() {}

  // ---- sessions and transactions

  @Override
  public boolean explicit(Object transaction) {
    try {
      return ((SpiTransaction) transaction).isExplicit();
    } catch (IllegalAccessError e) {
      // On the module path its interface is for its friends only.
      return false;
    }
  }

  // ---- bound objects

  @Override
  public Attribute describe(Object bound, Object attribute) {
    if (bound instanceof BeanCollection<?> collection) {
      return new Attribute(type(collection.owner()), collection.propertyName(), null);
    }
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    return new Attribute(type(bean.owner()), bean.property((Integer) attribute), bean.ownerId());
  }

  /** A collection is fetched, as a bean is; of a bean a property is selected. */
  @Override
  public String cure(Object bound, Attribute attribute) {
    String way = bound instanceof BeanCollection ? "fetch" : "fetch or select";
    return way + "(\"" + attribute.name() + "\") in the query";
  }
}
