package dev.outlive.adapter.cayenne;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of Cayenne 4.2. It has no sessions, and loads whatever is read, whenever that is:
 * nothing of that is too late. But what stands for a to-one refuses to be read once a context has
 * let go of its owner.
 */
public final class CayenneAdapter implements Adapter {
  /** For the agent. */
  public CayenneAdapter() {}

  @Override
  public String name() {
    return "cayenne";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            "org.apache.cayenne.access.ToOneFault",
            "resolveFault",
            "(Lorg/apache/cayenne/Persistent;Ljava/lang/String;)Ljava/lang/Object;",
            Role.LOADED,
            1,
            2,
            null));
  }

  @Override
  public List<String> marked() {
    return List.of();
  }

  @Override
  public List<String> interfaces() {
    return List.of("org.apache.cayenne.Persistent");
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.cayenne.Cayenne";
  }
}
