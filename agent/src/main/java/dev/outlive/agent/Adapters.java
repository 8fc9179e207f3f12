package dev.outlive.agent;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.ledger.Containment;
import dev.outlive.ledger.OrmPoint;
import dev.outlive.ledger.OrmPoints;
import dev.outlive.weave.OrmTargets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** The points of adapters, and the instances of these, which hang on the ORM's own classes. */
final class Adapters implements OrmPoints {
  private final OrmTargets targets;

  /** By number, as far as any has been asked for; replaced as a whole. */
  private volatile OrmPoint[] points = {};

  private final Containment containment;

  /** By the class of whatever is asked about. */
  private final ClassValue<Receiver> receivers =
      new ClassValue<>() {
        @Override
        protected Receiver computeValue(Class<?> type) {
          return new Receiver();
        }
      };

  /** By the ORM's own class that it inherits from. */
  private final ClassValue<Instance> instances =
      new ClassValue<>() {
        @Override
        protected Instance computeValue(Class<?> type) {
          return new Instance();
        }
      };

  Adapters(OrmTargets targets, Containment containment) {
    this.targets = targets;
    this.containment = containment;
  }

  @Override
  public OrmPoint of(int number) {
    OrmPoint[] known = points;
    OrmPoint point = number < known.length ? known[number] : null;
    return point == null ? first(number) : point;
  }

  /** Whoever is late makes it again: it holds nothing of its own. */
  private OrmPoint first(int number) {
    OrmPoint[] more = Arrays.copyOf(points, Math.max(points.length, number + 1));
    more[number] = point(targets.target(number));
    points = more;
    return more[number];
  }

  private OrmPoint point(OrmTargets.Target target) {
    return new OrmPoint() {
      @Override
      public Role role() {
        return target.point().role();
      }

      @Override
      public Orm orm(Object self) {
        if (self == null) {
          return null;
        }
        Receiver receiver = receivers.get(self.getClass());
        Orm known = receiver.orm;
        if (known == null) {
          known = find(target.adapter(), self.getClass());
          receiver.orm = known;
        }
        return known;
      }
    };
  }

  private Orm find(Adapter adapter, Class<?> receiver) {
    for (Class<?> up = receiver; up != null; up = up.getSuperclass()) {
      if (isOf(adapter, up.getName())) {
        return instances.get(up).orm(adapter, up.getClassLoader());
      }
      for (Class<?> made : up.getInterfaces()) {
        if (adapter.interfaces().contains(made.getName())) {
          return instances.get(made).orm(adapter, made.getClassLoader());
        }
      }
    }
    return null;
  }

  private static boolean isOf(Adapter adapter, String type) {
    return adapter.marked().contains(type)
        || adapter.points().stream().anyMatch(point -> point.type().equals(type));
  }

  /** What is remembered for a class; dies with it. */
  private static final class Receiver {
    private volatile Orm orm;
  }

  /** One a class of the ORM's; dies with it. */
  private final class Instance {
    private final ReentrantLock making = new ReentrantLock();
    private volatile Orm orm;
    private boolean failed;

    Orm orm(Adapter adapter, ClassLoader host) {
      if (orm == null) {
        making.lock();
        try {
          make(adapter, host);
        } finally {
          making.unlock();
        }
      }
      return orm;
    }

    private void make(Adapter adapter, ClassLoader host) {
      if (orm == null && !failed) {
        try {
          orm =
              new AdapterLoader(adapter, host)
                  .loadClass(adapter.orm())
                  .asSubclass(Orm.class)
                  .getDeclaredConstructor()
                  .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
          failed = true;
          containment.part("adapter " + adapter.name()).failed(e);
        }
      }
    }
  }
}
