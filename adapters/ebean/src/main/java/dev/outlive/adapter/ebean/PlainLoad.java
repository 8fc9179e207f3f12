package dev.outlive.adapter.ebean;

import dev.outlive.adapter.PrivateField;
import io.ebean.Database;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import io.ebean.common.BeanList;
import io.ebeaninternal.api.LoadBeanBuffer;
import io.ebeaninternal.api.LoadManyBuffer;
import io.ebeaninternal.api.SpiQuery;
import io.ebeaninternal.server.deploy.BeanDescriptor;

/**
 * Whether something is to be loaded as anything of its kind is: the query that has left it unloaded
 * may have said which elements, which of their properties, in which order, and that they must not
 * be changed.
 */
final class PlainLoad {
  /** Null in 17, which makes such objects of other classes. */
  private static final PrivateField READ_ONLY_COLLECTION = readOnly(BeanList.class.getSuperclass());

  private static final PrivateField READ_ONLY_BEAN = readOnly(InterceptReadWrite.class);

  private PlainLoad() {}

  private static PrivateField readOnly(Class<?> type) {
    try {
      return PrivateField.of(type, "readOnly", boolean.class);
    } catch (NoSuchFieldError e) {
      return null;
    }
  }

  /** Of a collection. */
  static boolean of(BeanCollection<?> collection) {
    if (collection.filterMany() != null || is(READ_ONLY_COLLECTION, collection)) {
      return false;
    }
    LoadManyBuffer neighbours = LoadedWith.neighbours(collection);
    if (neighbours == null) {
      return true;
    }
    SpiQuery<?> query = query(neighbours.descriptor());
    neighbours.configureQuery(query);
    return plain(query);
  }

  /** Of a bean's attribute. */
  static boolean of(EntityBeanIntercept bean, String attribute) {
    if (is(READ_ONLY_BEAN, bean)) {
      return false;
    }
    LoadBeanBuffer neighbours = LoadedWith.neighbours(bean);
    if (neighbours == null) {
      return true;
    }
    SpiQuery<?> query = query(neighbours.descriptor());
    neighbours.configureQuery(query, attribute);
    return plain(query);
  }

  private static boolean is(PrivateField readOnly, Object object) {
    return readOnly != null && Boolean.TRUE.equals(readOnly.in(object));
  }

  private static SpiQuery<?> query(BeanDescriptor<?> type) {
    Database server = type.ebeanServer();
    return (SpiQuery<?>) server.createQuery(type.type());
  }

  private static boolean plain(SpiQuery<?> query) {
    return query.isDetailEmpty()
        && query.orderByIsEmpty()
        && !query.hasMaxRowsOrFirstRow()
        && (query.whereExpressions() == null || query.whereExpressions().isEmpty());
  }
}
