package dev.outlive.agent;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.ledger.Containment;
import dev.outlive.ledger.OrmPoint;
import dev.outlive.ledger.OrmPoints;
import dev.outlive.weave.OrmTargets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The ORM adapters in the jar, and their instances, which hang on the ORM's own classes. */
final class Adapters implements OrmPoints {
  private static final String INDEX = "META-INF/outlive.adapters";

  private final OrmPoint[] points;
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
    this.containment = containment;
    this.points = new OrmPoint[targets.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(targets.target(i));
    }
  }

  /** What the jar holds. */
  static List<Adapter> inJar() throws IOException {
    List<Adapter> adapters = new ArrayList<>();
    ClassLoader own = Adapters.class.getClassLoader();
    try (InputStream in = own.getResourceAsStream(INDEX)) {
      if (in == null) {
        return adapters;
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          adapters.add(
              own.loadClass(line.strip())
                  .asSubclass(Adapter.class)
                  .getDeclaredConstructor()
                  .newInstance());
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IOException("an adapter in the jar cannot be loaded", e);
    }
    return adapters;
  }

  @Override
  public OrmPoint of(int number) {
    return points[number];
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
