package dev.outlive.adapter.cayenne;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.cayenne.ObjectId;
import org.apache.cayenne.Persistent;

/** Cayenne 4.2, as the agent asks of it. A bound object is the owner of a to-one. */
public final class Cayenne implements Orm {
  /** For the agent. */
  public Cayenne() {}

  // ---- sessions

  @Override
  public boolean hasSessions() {
    return false;
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

  /** A context has let go of it: it was unregistered, or deleted. */
  @Override
  public boolean detached(Object bound) {
    return ((Persistent) bound).getObjectContext() == null;
  }

  @Override
  public Attribute identity(Object session, Object object) {
    return null;
  }

  @Override
  public Collection<?> boundOf(Object session, Object object) {
    return List.of();
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    ObjectId id = ((Persistent) bound).getObjectId();
    return new Attribute(type(bound), (String) attribute, id(id));
  }

  /** The value of a key of one column; else all that is known. */
  private static Object id(ObjectId id) {
    if (id == null || id.isTemporary()) {
      return null;
    }
    Map<String, Object> values = id.getIdSnapshot();
    return values.size() == 1 ? values.values().iterator().next() : values;
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
    return "prefetch \"" + attribute.name() + "\" in the query";
  }

  /** What it refuses is late from the beginning. */
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
