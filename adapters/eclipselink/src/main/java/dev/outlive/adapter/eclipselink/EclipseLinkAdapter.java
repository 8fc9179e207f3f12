package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What is woven of EclipseLink 2.7, 4 and 5. A session is an entity manager. It reads by units of
 * work, one after the other: each ends with a roll-back or a clear, and the last one with the
 * entity manager, or with the transaction that this was closed in. All of that goes through {@code
 * clear} of the unit of work, dead by then or not.
 *
 * <p>A read comes through {@code getValue} of a value holder that is not instantiated. What that
 * returns, the holder does not keep: a value that is served is none of its own. The value holder of
 * the shared cache inside comes there, too, and belongs to no session. There is a value holder for
 * each relation, but none for a basic attribute: what stands for an entity then is the listener for
 * its changes.
 *
 * <p>A collection keeps what its value holder has returned, served or not, and believes the holder
 * whether it is loaded. So before it is changed, what was served becomes the holder's: by what all
 * changes but a few come to, the events. What a part of a list does, nobody sees; and the text of
 * one that is not loaded would not be that of one that has been read.
 */
public final class EclipseLinkAdapter implements Adapter {
  private static final String ROOT = "org.eclipse.persistence.";
  private static final String MANAGER = ROOT + "internal.jpa.EntityManagerImpl";
  private static final String FACTORY = ROOT + "internal.jpa.EntityManagerFactoryDelegate";
  private static final String WORK = ROOT + "internal.sessions.RepeatableWriteUnitOfWork";
  private static final String ANY_WORK = ROOT + "internal.sessions.UnitOfWorkImpl";
  private static final String HOLDER = ROOT + "internal.indirection.UnitOfWorkValueHolder";
  private static final String ANY_HOLDER = ROOT + "internal.indirection.DatabaseValueHolder";
  private static final String LIST = ROOT + "indirection.IndirectList";
  private static final String SET = ROOT + "indirection.IndirectSet";
  private static final String LISTENER =
      ROOT + "internal.descriptors.changetracking.AttributeChangeListener";
  private static final String UNFETCHED = ROOT + "internal.queries.EntityFetchGroup";
  private static final String ENTITY = ROOT + "queries.FetchGroupTracker";

  /** For the agent. */
  public EclipseLinkAdapter() {}

  @Override
  public String name() {
    return "eclipselink";
  }

  @Override
  public List<Point> points() {
    List<Point> points = new ArrayList<>(ofSessions());
    String object = "Ljava/lang/Object;";
    for (String type : List.of(LIST, SET)) {
      points.add(changing(type, "add", "(" + object + ")Z"));
      points.add(changing(type, "remove", "(" + object + ")Z"));
      points.add(changing(type, "toString", "()Ljava/lang/String;"));
    }
    for (String event : List.of("raiseAddChangeEvent", "raiseRemoveChangeEvent")) {
      points.add(changing(LIST, event, "(" + object + "Ljava/lang/Integer;Z)V"));
      points.add(changing(SET, event, "(" + object + ")V"));
    }
    points.add(changing(LIST, "setSize", "(I)V"));
    points.add(changing(LIST, "sort", "(Ljava/util/Comparator;)V"));
    points.add(changing(LIST, "subList", "(II)Ljava/util/List;"));
    return List.copyOf(points);
  }

  private static Point changing(String type, String method, String descriptor) {
    return new Point(type, method, descriptor, Role.CHANGES, 0, Point.NOT + "isInstantiated");
  }

  private static List<Point> ofSessions() {
    return List.of(
        // A part of its constructor, which itself names the JPA of its time.
        new Point(MANAGER, "initialize", "(Ljava/util/Map;)V", Role.OPENED),
        new Point(
            MANAGER, "getActivePersistenceContext", "(Ljava/lang/Object;)" + type(WORK), Role.PART),
        new Point(WORK, "clear", "(Z)V", Role.ENDING),
        new Point(MANAGER, "close", "()V", Role.ENDING),
        new Point(FACTORY, "close", "()V", Role.CLOSED_ALL, 0, null),
        new Point(MANAGER, "detach", "(Ljava/lang/Object;)V", Role.FORGOT),
        new Point(
            HOLDER,
            "<init>",
            "("
                + type(ROOT + "indirection.ValueHolderInterface")
                + "Ljava/lang/Object;"
                + type(ROOT + "mappings.DatabaseMapping")
                + type(ANY_WORK)
                + ")V",
            Role.JOINED,
            4,
            null),
        new Point(
            ANY_HOLDER,
            "getValue",
            "()Ljava/lang/Object;",
            Role.READ,
            0,
            Point.NOT + "isInstantiated"),
        new Point(
            LISTENER,
            "<init>",
            "("
                + type(ROOT + "descriptors.ClassDescriptor")
                + type(ANY_WORK)
                + "Ljava/lang/Object;)V",
            Role.JOINED,
            2,
            null),
        new Point(
            UNFETCHED,
            "onUnfetchedAttribute",
            "(" + type(ENTITY) + "Ljava/lang/String;)Ljava/lang/String;",
            Role.READ,
            1,
            2,
            null));
  }

  private static String type(String name) {
    return "L" + name.replace('.', '/') + ";";
  }

  @Override
  public List<String> marked() {
    return List.of(MANAGER, WORK, HOLDER, LISTENER);
  }

  @Override
  public List<String> interfaces() {
    return List.of(ENTITY);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.eclipselink.EclipseLink";
  }
}
