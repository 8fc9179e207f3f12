package dev.outlive.bench;

import dev.outlive.bench.workload.BorrowAndReturn;
import dev.outlive.bench.workload.DetachedEntities;
import dev.outlive.bench.workload.HibernateSession;
import dev.outlive.bench.workload.LateRead;
import dev.outlive.bench.workload.OpenTogether;
import dev.outlive.bench.workload.Operation;
import dev.outlive.bench.workload.Pool;
import dev.outlive.bench.workload.ReadRows;
import dev.outlive.bench.workload.SelectOnH2;
import dev.outlive.bench.workload.SelectOnPostgres;
import java.util.ArrayList;
import java.util.List;

/** What can be measured. */
enum Workload {
  W1("borrow and return, stub driver", BorrowAndReturn.class),
  W2("prepare, execute, 20 rows of 5 getters, close; stub driver", ReadRows.class),
  W3("select by primary key, H2 in memory", SelectOnH2.class),
  W4("select by primary key, PostgreSQL on this machine", SelectOnPostgres.class),
  W5("Hibernate: find, initialise a list of 10, read, commit, close", HibernateSession.class),
  W6("five getters of each of 1,000 detached entities", DetachedEntities.class) {
    @Override
    boolean takes(Variant variant) {
      return isAgent(variant);
    }

    @Override
    List<Setting> settings(List<Integer> depths, List<Integer> threads) {
      return List.of(new Setting(this, 0, 1));
    }
  },
  W7("a result set read too late at one place, a million times", LateRead.class) {
    @Override
    Rhythm rhythm() {
      return Rhythm.MILLION;
    }

    @Override
    boolean takes(Variant variant) {
      return isAgent(variant);
    }

    @Override
    boolean violates() {
      return true;
    }
  },
  W8(
      "one of 10,000 leases open together, on virtual threads; DBCP2, stub driver",
      OpenTogether.class) {
    @Override
    Rhythm rhythm() {
      return Rhythm.TOGETHER;
    }

    @Override
    boolean takes(Variant variant) {
      return isAgent(variant);
    }

    @Override
    List<Setting> settings(List<Integer> depths, List<Integer> threads) {
      return List.of(new Setting(this, 0, 1));
    }

    @Override
    int oldestJdk() {
      return 21;
    }
  };

  private final String title;
  private final Class<? extends Operation> operation;

  Workload(String title, Class<? extends Operation> operation) {
    this.title = title;
    this.operation = operation;
  }

  /**
   * Those of these names, or all if there are none.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  static List<Workload> named(List<String> names) {
    try {
      return names.isEmpty() ? List.of(values()) : names.stream().map(Workload::valueOf).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("No such workload: " + names, e);
    }
  }

  String title() {
    return title;
  }

  Class<? extends Operation> operation() {
    return operation;
  }

  Rhythm rhythm() {
    return Rhythm.TIMED;
  }

  /** Whether it makes sense beside a tool. */
  boolean takes(Variant variant) {
    return true;
  }

  /** Whether it does what the agent reports. */
  boolean violates() {
    return false;
  }

  int oldestJdk() {
    return 17;
  }

  /** What of these depths and numbers of threads makes sense. */
  List<Setting> settings(List<Integer> depths, List<Integer> threads) {
    List<Setting> settings = new ArrayList<>();
    for (int depth : depths) {
      for (int count : threads) {
        settings.add(new Setting(this, depth, count));
      }
    }
    return settings;
  }

  /** An agent, or nothing. */
  private static boolean isAgent(Variant variant) {
    return variant.pool() == Pool.HIKARI;
  }
}
