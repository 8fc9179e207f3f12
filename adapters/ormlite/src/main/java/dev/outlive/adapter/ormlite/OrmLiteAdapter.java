package dev.outlive.adapter.ormlite;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of ORMLite 6. It has no sessions: a lazy collection, which is made while its
 * owner's row is read, runs its query whenever it is touched, and keeps nothing of that.
 */
public final class OrmLiteAdapter implements Adapter {
  private static final String COLLECTION = "com.j256.ormlite.dao.LazyForeignCollection";

  /** For the agent. */
  public OrmLiteAdapter() {}

  @Override
  public String name() {
    return "ormlite";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            COLLECTION,
            "<init>",
            "(Lcom/j256/ormlite/dao/Dao;Ljava/lang/Object;Ljava/lang/Object;"
                + "Lcom/j256/ormlite/field/FieldType;Ljava/lang/String;Z)V",
            Role.JOINED,
            Point.ITSELF,
            null),
        // Its own spelling.
        new Point(
            COLLECTION,
            "seperateIteratorThrow",
            "(I)Lcom/j256/ormlite/dao/CloseableIterator;",
            Role.LOADED,
            0,
            null));
  }

  @Override
  public List<String> marked() {
    return List.of(COLLECTION);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.ormlite.OrmLite";
  }
}
