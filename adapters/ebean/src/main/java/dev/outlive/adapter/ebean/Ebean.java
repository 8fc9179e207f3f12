package dev.outlive.adapter.ebean;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBeanIntercept;
import io.ebeaninternal.api.SpiTransaction;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * Ebean 15 and 17, as the agent asks of it. It has no sessions: to load whatever is read, whenever
 * it is, is what it is for. Bound objects are the interceptor of a bean, and a collection.
 */
public final class Ebean implements Orm {
  /** For the agent. */
  public Ebean() {}

  // ---- sessions and transactions

  @Override
  public boolean hasSessions() {
    return false;
  }

  @Override
  public boolean explicit(Object transaction) {
    try {
      return ((SpiTransaction) transaction).isExplicit();
    } catch (IllegalAccessError e) {
      // On the module path its interface is for its friends only.
      return false;
    }
  }

  @Override
  public Object session(Object object) {
    return null;
  }

  @Override
  public String sessionType(Object session) {
    throw new UnsupportedOperationException("there are none");
  }

  @Override
  public Object factory(Object session) {
    return null;
  }

  @Override
  public Object borrower(Object session) {
    return null;
  }

  @Override
  public Connection connection(Object session) {
    return null;
  }

  @Override
  public String letsGoBy(Object session) {
    return null;
  }

  // ---- bound objects

  @Override
  public boolean detached(Object bound) {
    return false;
  }

  @Override
  public Attribute identity(Object session, Object bean) {
    return null;
  }

  @Override
  public Collection<?> boundOf(Object session, Object bean) {
    return List.of();
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    if (bound instanceof BeanCollection<?> collection) {
      return new Attribute(type(collection.owner()), collection.propertyName(), null);
    }
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    return new Attribute(type(bean.owner()), bean.property((Integer) attribute), bean.ownerId());
  }

  @Override
  public boolean ownerUnknown(Object bound) {
    return false;
  }

  @Override
  public void owners(Object session, Owners owners) {
    // Each knows its own.
  }

  /** A collection is fetched, as a bean is; of a bean a property is selected. */
  @Override
  public String cure(Object bound, Attribute attribute) {
    String way = bound instanceof BeanCollection ? "fetch" : "fetch or select";
    return way + "(\"" + attribute.name() + "\") in the query";
  }

  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  @Override
  public Collection<?> entities(Object session) {
    return null;
  }

  @Override
  public boolean entity(Object object) {
    return false;
  }

  /** Enhancement changes the class itself, and makes no other. */
  @Override
  public String type(Object bean) {
    return bean.getClass().getName();
  }

  @Override
  public List<String> unloaded(Object bean) {
    return List.of();
  }
}
