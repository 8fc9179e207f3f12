package dev.outlive.agent;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.ledger.Containment;
import dev.outlive.ledger.OrmPoint;
import dev.outlive.ledger.OrmPoints;
import dev.outlive.weave.OrmTargets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The points of adapters, and the instances of these, which hang on the ORM's own classes. */
final class Adapters implements OrmPoints {
  private final OrmTargets targets;

  /** By number, as far as any has been asked for; replaced as a whole. */
  private volatile OrmPoint[] points = {};

  private final Containment containment;
  private final Map<Adapter, Switch> switches = new ConcurrentHashMap<>();

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
          return new Instance(type.getClassLoader());
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

  @Override
  public boolean ofOrm(String className) {
    return targets.ofOrm(className);
  }

  /** Whoever is late makes it again: it holds nothing of its own. */
  private OrmPoint first(int number) {
    OrmPoint[] more = Arrays.copyOf(points, Math.max(points.length, number + 1));
    more[number] = point(targets.target(number));
    points = more;
    return more[number];
  }

  private OrmPoint point(OrmTargets.Target target) {
    Switch all = switches.computeIfAbsent(target.adapter(), a -> new Switch());
    return new OrmPoint() {
      @Override
      public Role role() {
        return target.point().role();
      }

      @Override
      public Orm orm(Object self) {
        if (self == null || all.off) {
          return null;
        }
        Instance known = instance(self);
        return known == null ? null : known.orm(target.adapter());
      }

      @Override
      public void unlinked(LinkageError lacking) {
        all.off = true;
        Throwable first = lacking.getCause() == null ? lacking : lacking.getCause();
        // A class that should be an interface, say, is there, but not as it is called.
        boolean missing =
            !(first instanceof IncompatibleClassChangeError)
                || first instanceof NoSuchMethodError
                || first instanceof NoSuchFieldError;
        String what = String.valueOf(first.getMessage());
        targets.lacking(target.adapter(), missing ? what : "what its adapter calls (" + what + ")");
      }

      private Instance instance(Object self) {
        Receiver receiver = receivers.get(self.getClass());
        Instance known = receiver.instance;
        if (known == null) {
          known = find(target.adapter(), self.getClass());
          receiver.instance = known;
        }
        return known;
      }
    };
  }

  private Instance find(Adapter adapter, Class<?> receiver) {
    for (Class<?> up = receiver; up != null; up = up.getSuperclass()) {
      if (isOf(adapter, up.getName())) {
        return instances.get(up);
      }
      for (Class<?> made : up.getInterfaces()) {
        if (adapter.interfaces().contains(made.getName())) {
          return instances.get(made);
        }
      }
    }
    return null;
  }

  private static boolean isOf(Adapter adapter, String type) {
    return adapter.marked().contains(type)
        || adapter.points().stream().anyMatch(point -> point.type().equals(type));
  }

  /** Of one adapter: who lacks something in one class, would sooner or later in others. */
  private static final class Switch {
    private volatile boolean off;
  }

  /** What is remembered for a class; dies with it. */
  private static final class Receiver {
    private volatile Instance instance;
  }

  /** One a class of the ORM's; dies with it. */
  private final class Instance {
    private final ReentrantLock making = new ReentrantLock();
    private final ClassLoader host;
    private volatile Orm orm;
    private volatile boolean failed;

    Instance(ClassLoader host) {
      this.host = host;
    }

    /** Null if it cannot be made. */
    Orm orm(Adapter adapter) {
      Orm known = orm;
      if (failed || known != null) {
        return known;
      }
      making.lock();
      try {
        make(adapter);
        return orm;
      } finally {
        making.unlock();
      }
    }

    private void make(Adapter adapter) {
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
