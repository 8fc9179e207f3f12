package dev.outlive.adapter.ormlite;

import com.j256.ormlite.dao.BaseForeignCollection;
import com.j256.ormlite.dao.Dao;
import com.j256.ormlite.dao.LazyForeignCollection;
import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.PrivateField;
import dev.outlive.adapter.SessionlessOrm;

/** ORMLite 6, as the agent asks of it. A bound object is a lazy collection. */
public final class OrmLite implements SessionlessOrm {
  private static final PrivateField OWNER =
      PrivateField.of(BaseForeignCollection.class, "parent", Object.class);
  private static final PrivateField KEY =
      PrivateField.of(BaseForeignCollection.class, "parentId", Object.class);
  private static final PrivateField DAO =
      PrivateField.of(BaseForeignCollection.class, "dao", Dao.class);

  /** For the agent. */
  public OrmLite() {}

  // ---- sessions and transactions

  /** Whether to a transaction of the application's: a connection may be in one by itself. */
  @Override
  public boolean binds(Object bound) {
    return Callers.inTransaction();
  }

  // ---- bound objects

  /** It knows whose it is, but not by which name: it is named for the table of what is in it. */
  @Override
  public Attribute describe(Object bound, Object attribute) {
    Object owner = OWNER.in(bound);
    Dao<?, ?> dao = (Dao<?, ?>) DAO.in(bound);
    return new Attribute(
        owner == null ? LazyForeignCollection.class.getName() : type(owner),
        dao == null ? null : dao.getTableName(),
        KEY.in(bound));
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "declare the collection eager, or read it in the transaction";
  }
}
