package dev.outlive.adapter.activejdbc;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of ActiveJDBC 3. It has no sessions: each query runs on the connection that its
 * thread has then, and is refused where there is none. So a model, and a list that is yet to be
 * read, is good for as long as the connection that its thread had when it was made.
 */
public final class ActiveJdbcAdapter implements Adapter {
  private static final String PACKAGE = "org.javalite.activejdbc.";
  private static final String MODEL = PACKAGE + "Model";
  private static final String LIST = PACKAGE + "LazyList";
  private static final String META = "Lorg/javalite/activejdbc/MetaModel;";

  /** For the agent. */
  public ActiveJdbcAdapter() {}

  @Override
  public String name() {
    return "activejdbc";
  }

  @Override
  public List<Point> points() {
    return List.of(
        made(MODEL, "hydrate", "(Ljava/util/Map;Z)Ljava/util/Set;"),
        made(LIST, "<init>", "(Ljava/lang/String;" + META + "[Ljava/lang/Object;)V"),
        made(LIST, "<init>", "(Z" + META + "Ljava/lang/String;[Ljava/lang/Object;)V"),
        new Point(
            MODEL,
            "get",
            "(Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/Object;)"
                + "Lorg/javalite/activejdbc/LazyList;",
            Role.PART,
            0,
            null),
        new Point(
            MODEL, "parent", "(Ljava/lang/Class;Z)Lorg/javalite/activejdbc/Model;", Role.LOADED),
        new Point(LIST, "hydrate", "()V", Role.LOADED, 0, null));
  }

  private static Point made(String type, String method, String descriptor) {
    return new Point(type, method, descriptor, Role.JOINED, Point.ITSELF, null);
  }

  @Override
  public List<String> marked() {
    return List.of(MODEL, LIST);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.activejdbc.ActiveJdbc";
  }
}
