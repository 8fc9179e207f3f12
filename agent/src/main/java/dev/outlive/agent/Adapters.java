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

  private final OrmTargets targets;
  private final Containment containment;
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
    OrmTargets.Target target = targets.target(number);
    return new OrmPoint() {
      @Override
      public Role role() {
        return target.point().role();
      }

      @Override
      public Orm orm(Object self) {
        return instanceFor(target, self.getClass());
      }
    };
  }

  private Orm instanceFor(OrmTargets.Target target, Class<?> receiver) {
    for (Class<?> up = receiver; up != null; up = up.getSuperclass()) {
      if (up.getName().equals(target.point().type())) {
        return instances.get(up).orm(target.adapter(), up.getClassLoader());
      }
    }
    return null;
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
