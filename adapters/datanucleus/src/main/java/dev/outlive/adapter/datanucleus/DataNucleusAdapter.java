package dev.outlive.adapter.datanucleus;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Refusal;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of DataNucleus 6. A session is an execution context, which is used again when it
 * has been closed. An entity's state manager goes when the entity is detached: then the entity
 * itself refuses what was not loaded, by code that was put into it when it was built, or tells a
 * listener if it was built for one.
 */
public final class DataNucleusAdapter implements Adapter {
  private static final String CONTEXT = "org.datanucleus.ExecutionContextImpl";
  private static final String MANAGER = "org.datanucleus.state.StateManagerImpl";

  /** What throws, unless the application has put another in its place. */
  private static final String LISTENER = "org.datanucleus.util.DetachListener$1";

  private static final String CONTRACT = "org.datanucleus.enhancement.";

  /** For the agent. */
  public DataNucleusAdapter() {}

  @Override
  public String name() {
    return "datanucleus";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(CONTEXT, "initialise", "(Ljava/lang/Object;Ljava/util/Map;)V", Role.OPENED),
        new Point(CONTEXT, "internalClose", "()V", Role.ENDING),
        new Point(CONTEXT, "internalClose", "()V", Role.CLOSED),
        new Point(CONTEXT, "detachAll", "()V", Role.ENDING),
        new Point(CONTEXT, "performDetachAllOnTxnEnd", "()V", Role.ENDING),
        joined(
            "initialiseForHollow",
            "(Ljava/lang/Object;Lorg/datanucleus/store/FieldValues;Ljava/lang/Class;)V"),
        joined("initialiseForCachedPC", "(Lorg/datanucleus/cache/CachedPC;Ljava/lang/Object;)V"),
        // Once the row is there: when it is made, the query may have yet to be run.
        joined("loadFieldsFromDatastore", "([I)V"),
        joined("locate", "()V"),
        new Point(
            MANAGER,
            "replacingDetachedState",
            "(L"
                + CONTRACT.replace('.', '/')
                + "Detachable;[Ljava/lang/Object;)[Ljava/lang/Object;",
            Role.REPLACES,
            1,
            Point.ITSELF,
            null),
        new Point(
            LISTENER,
            "undetachedFieldAccess",
            "(Ljava/lang/Object;Ljava/lang/String;)V",
            Role.LOADED,
            1,
            2,
            null));
  }

  private static Point joined(String method, String descriptor) {
    return new Point(MANAGER, method, descriptor, Role.JOINED, Point.ITSELF, null);
  }

  @Override
  public List<Refusal> refusals() {
    return List.of(
        new Refusal(
            CONTRACT + "StateManager", "dnDetachedState", "java.lang.IllegalAccessException"));
  }

  @Override
  public List<String> marked() {
    return List.of(CONTEXT, MANAGER);
  }

  @Override
  public List<String> interfaces() {
    return List.of(CONTRACT + "Persistable", CONTRACT + "Detachable");
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.datanucleus.DataNucleus";
  }
}
