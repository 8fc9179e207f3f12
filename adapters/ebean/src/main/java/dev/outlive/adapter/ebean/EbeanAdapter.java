package dev.outlive.adapter.ebean;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of Ebean: the same methods in 15 to 17. A query hands each bean and collection that
 * it leaves unloaded the loader that is to load it together with its neighbours, or tells it that
 * nothing is; beans from a cache get their loader by another method. Of the transactions it is
 * where each switches auto-commit off: the queries that are run without one have one, too, and only
 * that says whose it is.
 *
 * <p>What a transaction has read is copied when it is over, and gives its connection back.
 */
public final class EbeanAdapter implements Adapter {
  private static final String BEAN = "io.ebean.bean.InterceptReadWrite";
  private static final String COLLECTION = "io.ebean.common.AbstractBeanCollection";
  private static final String TRANSACTION = "io.ebeaninternal.server.transaction.JdbcTransaction";

  /** For the agent. */
  public EbeanAdapter() {}

  @Override
  public String name() {
    return "ebean";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(TRANSACTION, "checkAutoCommit", "(Ljava/sql/Connection;)V", Role.BEGUN),
        new Point(TRANSACTION, "deactivate", "()V", Role.RELEASING, 0, null),
        new Point(
            BEAN,
            "setBeanLoader",
            "(Lio/ebean/bean/BeanLoader;Lio/ebean/bean/PersistenceContext;)V",
            Role.JOINED),
        new Point(BEAN, "setDisableLazyLoad", "(Z)V", Role.JOINED),
        new Point(BEAN, "loadBean", "(I)V", Role.READ),
        new Point(COLLECTION, "setLoader", "(Lio/ebean/bean/BeanCollectionLoader;)V", Role.JOINED),
        new Point(COLLECTION, "lazyLoadCollection", "(Z)V", Role.READ));
  }

  @Override
  public List<String> marked() {
    return List.of(BEAN, COLLECTION, TRANSACTION);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.ebean.Ebean";
  }
}
