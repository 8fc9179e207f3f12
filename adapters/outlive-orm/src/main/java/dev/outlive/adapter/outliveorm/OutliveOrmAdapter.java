package dev.outlive.adapter.outliveorm;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/** What is woven of the Outlive ORM: five methods, each a moment in the life of a context. */
public final class OutliveOrmAdapter implements Adapter {
  private static final String CONTEXT = "dev.outlive.orm.ConnectionContext";
  private static final String MODEL = "dev.outlive.orm.Model";

  /** For the agent. */
  public OutliveOrmAdapter() {}

  @Override
  public String name() {
    return "outlive-orm";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(CONTEXT, "opened", "()V", Role.OPENED),
        new Point(CONTEXT, "bound", "(Ldev/outlive/orm/Model;)V", Role.BOUND),
        new Point(CONTEXT, "released", "()V", Role.ENDING),
        new Point(MODEL, "read", "(Ldev/outlive/orm/LazyAttribute;)Ljava/lang/Object;", Role.READ),
        new Point(
            MODEL, "keep", "(Ldev/outlive/orm/LazyAttribute;Ljava/lang/Object;)V", Role.KEEP));
  }

  @Override
  public List<String> marked() {
    return List.of(CONTEXT, MODEL);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.outliveorm.OutliveOrm";
  }
}
