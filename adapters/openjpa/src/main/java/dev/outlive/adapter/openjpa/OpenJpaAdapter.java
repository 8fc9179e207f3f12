package dev.outlive.adapter.openjpa;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of OpenJPA 4. A session is a broker; close, clear, roll-back and the end of a
 * factory have in common that it detaches all that it holds. A detached entity gets another state
 * manager, which is asked before each read of a field, and answers for those that are not loaded
 * with nothing at all, or with an exception.
 */
public final class OpenJpaAdapter implements Adapter {
  private static final String KERNEL = "org.apache.openjpa.kernel.";
  private static final String BROKER = KERNEL + "BrokerImpl";
  private static final String STORE = "org.apache.openjpa.jdbc.kernel.JDBCStoreManager";
  private static final String MANAGED = KERNEL + "StateManagerImpl";
  private static final String DETACHED = KERNEL + "DetachedStateManager";

  /** For the agent. */
  public OpenJpaAdapter() {}

  @Override
  public String name() {
    return "openjpa";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            BROKER,
            "initialize",
            "("
                + type(KERNEL + "AbstractBrokerFactory")
                + type(KERNEL + "DelegatingStoreManager")
                + "ZIZZ)V",
            Role.OPENED),
        new Point(
            BROKER, "detachAllInternal", "(" + type(KERNEL + "OpCallbacks") + ")V", Role.ENDING),
        new Point(BROKER, "free", "()V", Role.CLOSED),
        new Point(STORE, "connectInternal", "()" + type(STORE + "$RefCountConnection"), Role.WRAPS),
        // Once the row is there: when it is made, the query has yet to be run.
        new Point(
            MANAGED,
            "initialize",
            "(Ljava/lang/Class;" + type(KERNEL + "PCState") + ")V",
            Role.JOINED,
            Point.ITSELF,
            null),
        new Point(
            DETACHED,
            "<init>",
            "("
                + type("org.apache.openjpa.enhance.PersistenceCapable")
                + type(KERNEL + "OpenJPAStateManager")
                + "Ljava/util/BitSet;ZZ)V",
            Role.REPLACES,
            2,
            null),
        new Point(DETACHED, "accessingField", "(I)V", Role.READ),
        new Point(DETACHED, "serializing", "()Z", Role.WRITTEN, 0, null),
        new Point(DETACHED, "writeDetached", "(Ljava/io/ObjectOutput;)Z", Role.WRITTEN, 0, null));
  }

  private static String type(String name) {
    return "L" + name.replace('.', '/') + ";";
  }

  @Override
  public List<String> marked() {
    return List.of(BROKER, MANAGED, DETACHED);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.openjpa.OpenJpa";
  }
}
