package dev.outlive.adapter.cayenne;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.SessionlessOrm;
import java.util.Map;
import org.apache.cayenne.ObjectId;
import org.apache.cayenne.Persistent;

/** Cayenne 4.2, as the agent asks of it. A bound object is the owner of a to-one. */
public final class Cayenne implements SessionlessOrm {
  /** For the agent. */
  public Cayenne() {}

  /** A context has let go of it: it was unregistered, or deleted. */
  @Override
  public boolean detached(Object bound) {
    return ((Persistent) bound).getObjectContext() == null;
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
  public String cure(Object bound, Attribute attribute) {
    return "prefetch \"" + attribute.name() + "\" in the query";
  }
}
