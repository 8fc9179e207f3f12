package dev.outlive.adapter.ebean;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import dev.outlive.adapter.SessionlessOrm;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebeaninternal.api.SpiTransaction;
import io.ebeaninternal.server.transaction.ExternalJdbcTransaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Ebean 15 to 17, as the agent asks of it. It has no sessions: to load whatever is read, whenever
 * it is, is what it is for. Bound objects are the interceptor of a bean, which has many attributes,
 * and a collection. For a session of which copies are made stands the application's transaction.
 */
public final class Ebean implements SessionlessOrm, FixingOrm {
  /** For the agent. */
  public Ebean() {}

  // ---- sessions and transactions

  @Override
  public boolean explicit(Object transaction) {
    try {
      return ((SpiTransaction) transaction).isExplicit();
    } catch (IllegalAccessError e) {
      // On the module path, Ebean's own packages are for its friends only.
      return false;
    }
  }

  /** Somebody else ends a transaction on a connection of theirs, such as Spring: nobody tells. */
  @Override
  public Object session(Object transaction) {
    try {
      return transaction instanceof ExternalJdbcTransaction ? null : transaction;
    } catch (IllegalAccessError e) {
      return null;
    }
  }

  @Override
  public Connection connection(Object transaction) {
    return ((SpiTransaction) transaction).internalConnection();
  }

  @Override
  public boolean current(Object transaction) {
    return ((SpiTransaction) transaction).isActive();
  }

  /** Nothing is read in another. */
  @Override
  public String unlikeOthers(Object transaction) {
    return null;
  }

  /** What a query filters, its collections know: {@link PlainLoad}. */
  @Override
  public boolean filtered(Object transaction) {
    return false;
  }

  @Override
  public boolean keepsAccount() {
    return false;
  }

  @Override
  public Collection<?> bound(Object transaction) {
    return null;
  }

  // ---- bound objects

  /**
   * What is to load nothing gets no loader: its query tells it so. The application may do that
   * later, and take it back; then it belongs to what it did before.
   */
  @Override
  public boolean joins(Object told, boolean already) {
    return !(told instanceof Boolean loadsNothing) || loadsNothing && !already;
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    if (bound instanceof BeanCollection<?> collection) {
      return new Attribute(type(collection.owner()), collection.propertyName(), null);
    }
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    return new Attribute(type(bean), bean.property((Integer) attribute), bean.ownerId());
  }

  /** A collection is fetched, as a bean is; of a bean a property is selected. */
  @Override
  public String cure(Object bound, Attribute attribute) {
    String way = bound instanceof BeanCollection ? "fetch" : "fetch or select";
    return way + "(\"" + attribute.name() + "\") in the query";
  }

  /** A bean's interceptor is bound for all of its attributes. */
  @Override
  public boolean entity(Object bound) {
    return bound instanceof EntityBeanIntercept;
  }

  @Override
  public String type(Object entity) {
    Object bean = entity instanceof EntityBeanIntercept its ? its.owner() : entity;
    return bean.getClass().getName();
  }

  @Override
  public List<String> unloaded(Object bound) {
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bean.propertyLength(); i++) {
      if (!bean.isLoadedProperty(i)) {
        names.add(bean.property(i));
      }
    }
    return names;
  }

  /** A part of a bean is loaded with that; what has failed to load stays so. */
  @Override
  public boolean complete(Object bound) {
    if (bound instanceof BeanCollection<?> collection) {
      EntityBean owner = collection.owner();
      return !collection.isReference()
          || owner == null
          || owner._ebean_getIntercept().isLazyLoadFailure();
    }
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    return bean.isNew()
        || bean.isLazyLoadFailure()
        || bean.embeddedOwner() != null
        || !bean.isPartial();
  }

  // ---- copies

  @Override
  public boolean entity(Object factory, Object object) {
    return object instanceof EntityBean;
  }

  @Override
  public Map<String, Object> loaded(Object factory, Object entity) {
    EntityBean bean = (EntityBean) entity;
    EntityBeanIntercept interceptor = bean._ebean_getIntercept();
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < interceptor.propertyLength(); i++) {
      Object value = interceptor.isLoadedProperty(i) ? bean._ebean_getField(i) : null;
      if (value != null && !(value instanceof BeanCollection) && !(value instanceof EntityBean)) {
        values.put(interceptor.property(i), value);
      }
    }
    return values;
  }

  @Override
  public Map<Object, Object> readTogether(
      Object transaction,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners) {
    Map<Object, Object> copies = new IdentityHashMap<>();
    bound.stream()
        .collect(Collectors.partitioningBy(this::loadsNothing))
        .forEach(
            (loadsNothing, some) ->
                copies.putAll(
                    new CopyQuery(transaction, connection, attribute, maxRows, loadsNothing)
                        .of(some)));
    return copies;
  }

  /** It reads by itself, and better than anybody could for it. */
  @Override
  public Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    throw new NoAnswer("Ebean reads it itself");
  }

  /** Of a bean, Ebean makes the collection first, and that is read then. */
  @Override
  public boolean answersWith(Object bound, Object value) {
    return bound instanceof BeanCollection == value instanceof List;
  }

  /**
   * What Ebean's own load leaves behind is left behind on this thread, from a copy that is nobody
   * else's. A bean is filled here already: should anything go wrong, Ebean loads what it lacks. A
   * collection would have its elements twice then, so it is filled in place of that load.
   */
  @Override
  public Object answer(Object factory, Object bound, Object attribute, Object value) {
    if (bound instanceof BeanCollection<?> collection) {
      if (Boolean.TRUE.equals(attribute)) {
        throw new IllegalStateException("it is about to be cleared");
      }
      if (!PlainLoad.of(collection)) {
        throw new IllegalStateException("its query has said how it is to be loaded");
      }
      return (Runnable) () -> LoadedWith.fill(collection, (List<?>) value);
    }
    EntityBeanIntercept bean = (EntityBeanIntercept) bound;
    if (bean.isChangedProperty((Integer) attribute)) {
      throw new IllegalStateException("it has been changed since");
    }
    LoadedWith.leave(bean);
    fill(bean, (EntityBean) value, any -> true);
    return (Runnable) () -> {};
  }

  // ---- what loads nothing

  /** A collection knows it of its owner: each is told so by the query. */
  @Override
  public boolean loadsNothing(Object bound) {
    return bound instanceof BeanCollection<?> collection
        ? collection.owner()._ebean_getIntercept().isDisableLazyLoad()
        : ((EntityBeanIntercept) bound).isDisableLazyLoad();
  }

  @Override
  public void put(Object bound, String attribute, Object value) {
    if (bound instanceof BeanCollection<?> collection) {
      LoadedWith.fill(collection, (List<?>) value);
    } else {
      EntityBeanIntercept bean = (EntityBeanIntercept) bound;
      int only = bean.findProperty(attribute);
      fill(bean, (EntityBean) value, each -> each == only);
    }
  }

  private static void fill(EntityBeanIntercept bean, EntityBean copy, IntPredicate with) {
    EntityBean owner = bean.owner();
    EntityBeanIntercept copied = copy._ebean_getIntercept();
    for (int i = 0; i < copied.propertyLength(); i++) {
      Object value = copied.isLoadedProperty(i) ? copy._ebean_getField(i) : null;
      if (with.test(i)
          && copied.isLoadedProperty(i)
          && !bean.isLoadedProperty(i)
          && !bean.isChangedProperty(i)
          && !(value instanceof BeanCollection)) {
        if (value instanceof EntityBean part
            && part._ebean_getIntercept().embeddedOwner() == copy) {
          part._ebean_getIntercept().setEmbeddedOwner(owner, i);
        }
        owner._ebean_setField(i, value);
        if (copied.mutableInfo(i) != null) {
          bean.mutableInfo(i, copied.mutableInfo(i));
        }
        bean.setLoadedProperty(i);
      }
    }
    bean.setLoadedLazy();
  }
}
