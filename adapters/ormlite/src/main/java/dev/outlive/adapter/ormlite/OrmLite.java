package dev.outlive.adapter.ormlite;

import com.j256.ormlite.dao.BaseForeignCollection;
import com.j256.ormlite.dao.Dao;
import com.j256.ormlite.dao.LazyForeignCollection;
import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** ORMLite 6, as the agent asks of it. A bound object is a lazy collection. */
public final class OrmLite implements Orm {
  private static final Part OWNER = Part.of(BaseForeignCollection.class, "parent", Object.class);
  private static final Part KEY = Part.of(BaseForeignCollection.class, "parentId", Object.class);
  private static final Part DAO = Part.of(BaseForeignCollection.class, "dao", Dao.class);

  /** For the agent. */
  public OrmLite() {}

  // ---- sessions and transactions

  @Override
  public boolean hasSessions() {
    return false;
  }

  /** Whether to a transaction of the application's: a connection may be in one by itself. */
  @Override
  public boolean binds(Object bound) {
    return Callers.inTransaction();
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
  public Attribute identity(Object session, Object object) {
    return null;
  }

  @Override
  public Collection<?> boundOf(Object session, Object object) {
    return List.of();
  }

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
  public boolean ownerUnknown(Object bound) {
    return false;
  }

  @Override
  public void owners(Object session, Owners owners) {
    // Each knows its own.
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "declare the collection eager, or read it in the transaction";
  }

  /** It refuses none. */
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

  /** It makes no classes of its own. */
  @Override
  public String type(Object object) {
    return object.getClass().getName();
  }

  @Override
  public List<String> unloaded(Object object) {
    return List.of();
  }
}
