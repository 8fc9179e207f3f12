package dev.outlive.adapter.ebean;

import dev.outlive.adapter.BoundedRows;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.PrivateField;
import io.ebean.CacheMode;
import io.ebean.Database;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBean;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.PersistenceContext;
import io.ebeaninternal.api.SpiQuery;
import io.ebeaninternal.server.deploy.BeanDescriptor;
import io.ebeaninternal.server.deploy.BeanPropertyAssocMany;
import io.ebeaninternal.server.transaction.ExternalJdbcTransaction;
import io.ebeaninternal.server.transaction.TransactionManager;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads beans once more for one attribute, with all that Ebean would load with that, on a
 * connection that a transaction is about to give back. What it makes are objects of its own, in a
 * persistence context of its own; where it comes to a bean that the owner's context holds, it is
 * that one.
 */
final class CopyQuery {
  /** As many as any database takes in one list. */
  private static final int MOST_IDS = 500;

  /** The transaction's class is not public, a child of it is. */
  private static final PrivateField MANAGER =
      PrivateField.of(
          ExternalJdbcTransaction.class.getSuperclass(), "manager", TransactionManager.class);

  private static final QueryCall SELECT = QueryCall.of("select", String.class);
  private static final QueryCall FETCH = QueryCall.of("fetch", String.class);
  private static final QueryCall ON = QueryCall.of("usingConnection", Connection.class);
  private static final QueryCall AUTO_TUNE = QueryCall.of("setAutoTune", boolean.class);
  private static final QueryCall BEAN_CACHE = QueryCall.of("setBeanCacheMode", CacheMode.class);
  private static final QueryCall DISABLE = QueryCall.of("setDisableLazyLoading", boolean.class);
  private static final QueryCall QUERY_CACHE = QueryCall.of("setUseQueryCache", CacheMode.class);

  private final TransactionManager manager;
  private final Connection connection;
  private final String attribute;
  private final BoundedRows rows;
  private final boolean loadsNothing;

  /**
   * @param loadsNothing whether what is read is not to load what it lacks, as its owners are not
   */
  CopyQuery(
      Object transaction,
      Connection connection,
      String attribute,
      int maxRows,
      boolean loadsNothing) {
    this.manager = (TransactionManager) MANAGER.in(transaction);
    this.rows = new BoundedRows(maxRows);
    this.connection = rows.on(connection);
    this.attribute = attribute;
    this.loadsNothing = loadsNothing;
  }

  /**
   * Reads.
   *
   * @param bound interceptors of beans and collections of one class of owners
   * @return of a collection its elements, of a bean another one, by what is bound; where two are
   *     bound for one row, only one of them has any: what is copied is its own
   */
  Map<Object, Object> of(Collection<?> bound) {
    Map<Object, Object> byId = new HashMap<>();
    BeanDescriptor<?> type = null;
    for (Object each : bound) {
      EntityBean owner = owner(each);
      BeanDescriptor<?> its = owner == null || !plain(each) ? null : type(owner.getClass());
      Object id = its == null ? null : its.getId(owner);
      if (id != null) {
        type = its;
        // A bean may be there for what it has a collection for, and which is the one that is read.
        byId.merge(id, each, (one, other) -> one instanceof BeanCollection ? one : other);
      }
    }
    if (type == null) {
      return Map.of();
    }
    OwnRows.require(type);
    return type.beanProperty(attribute) instanceof BeanPropertyAssocMany<?> many
        ? elements(type, many, byId)
        : beans(type, byId);
  }

  private static EntityBean owner(Object bound) {
    return bound instanceof BeanCollection<?> collection
        ? collection.owner()
        : ((EntityBeanIntercept) bound).owner();
  }

  private boolean plain(Object bound) {
    return bound instanceof BeanCollection<?> collection
        ? PlainLoad.of(collection)
        : PlainLoad.of((EntityBeanIntercept) bound, attribute);
  }

  private Map<Object, Object> beans(BeanDescriptor<?> type, Map<Object, Object> byId) {
    Map<Object, Object> copies = new IdentityHashMap<>();
    read(
        type,
        byId.keySet(),
        query -> query.setLazyLoadProperty(attribute),
        (id, copy) -> {
          EntityBeanIntercept its = copy._ebean_getIntercept();
          if (its.isLoadedProperty(its.findProperty(attribute))) {
            leadBack(copy, null, owner(byId.get(id)));
            copies.put(byId.get(id), copy);
          }
        });
    return copies;
  }

  private Map<Object, Object> elements(
      BeanDescriptor<?> type, BeanPropertyAssocMany<?> many, Map<Object, Object> byId) {
    if (many.manyType().isMap()) {
      throw new NoAnswer("it is a map");
    }
    if (loadsNothing) {
      byId.values().removeIf(each -> !(each instanceof BeanCollection));
      if (byId.isEmpty()) {
        throw new NoAnswer("it is only made when it is read, and then it is to be empty");
      }
    }
    if (!many.isElementCollection()) {
      OwnRows.require(many.targetDescriptor());
    }
    Map<Object, Object> copies = new IdentityHashMap<>();
    String id = type.idProperty().name();
    read(
        type,
        byId.keySet(),
        query -> {
          SELECT.on(query, id);
          FETCH.on(query, attribute);
        },
        (ownerId, copy) -> {
          Object bound = byId.get(ownerId);
          int at = copy._ebean_getIntercept().findProperty(attribute);
          if (copy._ebean_getField(at) instanceof BeanCollection<?> read && !read.isReference()) {
            copies.put(bound, elements(read, copy, owner(bound)));
          }
        });
    return copies;
  }

  private List<Object> elements(BeanCollection<?> read, EntityBean copy, EntityBean owner) {
    PersistenceContext known = owner._ebean_getIntercept().persistenceContext();
    List<Object> elements = new ArrayList<>();
    for (Object each : read.actualDetails()) {
      Object element = each;
      if (each instanceof EntityBean bean) {
        Object there = there(known, bean);
        if (there == null) {
          leadBack(bean, copy, owner);
        } else {
          element = there;
        }
      }
      elements.add(element);
    }
    return elements;
  }

  /** What a copy refers to is what its owner would have led to, where that is there already. */
  private void leadBack(EntityBean copy, EntityBean copyOfOwner, EntityBean owner) {
    PersistenceContext known = owner._ebean_getIntercept().persistenceContext();
    EntityBeanIntercept its = copy._ebean_getIntercept();
    for (int i = 0; i < its.propertyLength(); i++) {
      if (its.isLoadedProperty(i) && copy._ebean_getField(i) instanceof EntityBean other) {
        Object there = other == copyOfOwner ? owner : there(known, other);
        if (there != null) {
          copy._ebean_setField(i, there);
        }
      }
    }
  }

  /** The bean of a persistence context that a copy is of; null for none. */
  private Object there(PersistenceContext known, EntityBean copy) {
    BeanDescriptor<?> type = known == null ? null : type(copy.getClass());
    Object id = type == null || type.idProperty() == null ? null : type.getId(copy);
    return id == null ? null : type.contextGet(known, id);
  }

  private BeanDescriptor<?> type(Class<?> bean) {
    return manager.descriptorManager().descriptor(bean);
  }

  /** Takes a copy. */
  private interface Taking {
    void take(Object id, EntityBean copy);
  }

  private <T> void read(
      BeanDescriptor<T> type, Collection<Object> ids, Consumer<SpiQuery<T>> shape, Taking taking) {
    // As whoever uses it sees it: what its own methods return has changed.
    Database server = type.ebeanServer();
    List<Object> all = new ArrayList<>(ids);
    for (int from = 0; from < all.size(); from += MOST_IDS) {
      SpiQuery<T> query = (SpiQuery<T>) server.createQuery(type.type());
      shape.accept(query);
      ON.on(query, connection);
      AUTO_TUNE.on(query, false);
      BEAN_CACHE.on(query, CacheMode.OFF);
      QUERY_CACHE.on(query, CacheMode.OFF);
      DISABLE.on(query, loadsNothing);
      query.setUsageProfiling(false);
      query.where().idIn(all.subList(from, Math.min(from + MOST_IDS, all.size())));
      for (T each : query.findList()) {
        // It is nobody's, and nothing is to be read of it later: as of one that failed to load.
        ((EntityBean) each)._ebean_getIntercept().setLazyLoadFailure(null);
        taking.take(type.id(each), (EntityBean) each);
      }
      rows.check();
    }
  }
}
