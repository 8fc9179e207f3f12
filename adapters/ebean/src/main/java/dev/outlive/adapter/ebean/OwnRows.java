package dev.outlive.adapter.ebean;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.PrivateField;
import io.ebean.event.BeanPostLoad;
import io.ebeaninternal.server.deploy.BeanDescriptor;

/** Of which beans a query of ours finds what theirs did, and nobody is told of it. */
final class OwnRows {
  private static final PrivateField POST_LOAD =
      PrivateField.of(BeanDescriptor.class, "beanPostLoad", BeanPostLoad.class);

  private OwnRows() {}

  /**
   * @throws NoAnswer if it may not
   */
  static void require(BeanDescriptor<?> type) {
    if (type.findController() != null || type.queryAdapter() != null) {
      throw new NoAnswer("the application has a say in its queries");
    }
    if (POST_LOAD.in(type) != null) {
      throw new NoAnswer("the application is told of what is loaded");
    }
    if (type.isMultiTenant()) {
      throw new NoAnswer("it is a tenant's");
    }
    if (type.isSoftDelete() || type.isHistorySupport() || type.isDocStoreOnly()) {
      throw new NoAnswer("its query may have asked for rows that others do not show");
    }
    if (type.isRawSqlBased() || type.idProperty() == null) {
      throw new NoAnswer("it is no table's");
    }
  }
}
