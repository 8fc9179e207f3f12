package dev.outlive.it.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls every method of every kind of JDBC object after each way of its ending, and on a live twin,
 * and compares what the agent counts with what the contract demands. Prints one {@code ROW} a kind
 * and way, a {@code MISS}, {@code TWICE} or {@code FALSE} for each call that was judged wrongly,
 * and a {@code TOTAL}.
 */
public final class MatrixProgram implements Program {

  /** Calls that leave nothing to call: they come last. */
  private static final Set<String> ENDINGS =
      Set.of("close", "abort", "free", "cancel", "closeOnCompletion");

  private Database database;
  private Pool pool;
  private AgentView agent;
  private DriverTypes driverTypes;
  private Arguments arguments;
  private final Map<Kind, List<Method>> supported = new EnumMap<>(Kind.class);
  private final Tally total = new Tally();

  @Override
  public void run(String[] names, AgentView agent) throws Exception {
    this.database = Database.of(names[0]);
    this.pool = Pool.of(names[1]);
    this.agent = agent;
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, () -> judge(keeper));
    }
    System.out.println("TOTAL " + total);
  }

  private void judge(Connection keeper) throws Exception {
    arguments = new Arguments(database, orEmpty(keeper.getCatalog()), schemaOf(keeper));
    try (Pool.Open driver = Pool.NONE.open(database, 1)) {
      driverTypes = DriverTypes.of(database, driver);
    }
    for (Kind kind : Kind.values()) {
      judge(kind);
    }
  }

  private static String orEmpty(String name) {
    return name == null ? "" : name;
  }

  private static String schemaOf(Connection connection) throws SQLException {
    try {
      return orEmpty(connection.getSchema());
    } catch (SQLFeatureNotSupportedException none) {
      return "";
    }
  }

  private void judge(Kind kind) throws Exception {
    if (driverTypes.has(kind) == database.lacks().contains(kind)) {
      throw new AssertionError("not as known of " + database + ": " + kind);
    }
    if (!driverTypes.has(kind)) {
      return;
    }
    for (Depth depth : Depth.values()) {
      if (applies(kind, depth)) {
        live(kind, depth);
        for (Way way : kind.ways()) {
          if (depth == Depth.WRAPPED || way == Way.CONNECTION_CLOSED) {
            dead(kind, depth, way);
          }
        }
      }
    }
  }

  private boolean applies(Kind kind, Depth depth) {
    return switch (depth) {
      case WRAPPED -> true;
      case UNWRAPPED -> pool.shared() && Wrapper.class.isAssignableFrom(kind.type());
      case BEHIND_THE_POOL -> pool.shared() && kind != Kind.CONNECTION && !kind.physical();
    };
  }

  /** The clean twin; also finds out what driver and pool support. */
  private void live(Kind kind, Depth depth) throws Exception {
    Tally tally = new Tally();
    List<Method> works = new ArrayList<>();
    Map<Boolean, List<Method>> methods =
        methods(kind).stream().collect(Collectors.partitioningBy(method -> ends(kind, method)));
    try (Pool.Open open = pool.open(database, 2)) {
      works.addAll(live(kind, depth, methods.get(false), open, tally));
    }
    for (Method ending : methods.get(true)) {
      // Each on a pool of its own: not every pool notices that its connection was closed.
      try (Pool.Open open = pool.open(database, 2)) {
        works.addAll(live(kind, depth, List.of(ending), open, tally));
      }
    }
    supported.put(kind, works);
    print(kind, depth, Way.ALIVE, tally);
  }

  private List<Method> live(
      Kind kind, Depth depth, List<Method> methods, Pool.Open open, Tally tally) throws Exception {
    List<Method> works = new ArrayList<>();
    Fixture fixture = null;
    for (Method method : methods) {
      if (fixture == null) {
        fixture = Fixture.open(database, open, kind, Way.ALIVE, depth, driverTypes);
      }
      Throwable thrown = judge(kind, depth, Way.ALIVE, method, fixture, open, tally);
      if (!unsupported(thrown)) {
        works.add(method);
      }
      if (thrown != null) {
        fixture.dispose();
        fixture = null;
      }
    }
    if (fixture != null) {
      fixture.dispose();
    }
    return works;
  }

  private void dead(Kind kind, Depth depth, Way way) throws Exception {
    Tally tally = new Tally();
    try (Pool.Open open = pool.open(database, 2)) {
      long before = agent.violations();
      Fixture fixture = Fixture.open(database, open, kind, way, depth, driverTypes);
      fixture.end(kind, way);
      if (agent.violations() != before) {
        tally.add(Verdict.SILENT, agent.violations() - before);
        System.out.println("FALSE " + kind + " " + depth + " " + way + " while opening or ending");
      }
      Way ended = fixture.handedOutAgain() ? Way.ALIVE : way;
      for (Method method : supported.get(kind)) {
        judge(kind, depth, ended, method, fixture, open, tally);
      }
      fixture.dispose();
    }
    print(kind, depth, way, tally);
  }

  private void print(Kind kind, Depth depth, Way way, Tally tally) {
    System.out.println("ROW " + kind + " " + depth + " " + way + " " + tally);
    total.add(tally);
  }

  private static boolean ends(Kind kind, Method method) {
    return ENDINGS.contains(method.getName())
        || kind == Kind.SAVEPOINT && method.getName().equals("releaseSavepoint");
  }

  private static List<Method> methods(Kind kind) throws NoSuchMethodException {
    List<Method> methods = new ArrayList<>(List.of(kind.type().getMethods()));
    methods.removeIf(method -> Modifier.isStatic(method.getModifiers()));
    if (kind == Kind.SAVEPOINT) {
      methods.add(Connection.class.getMethod("rollback", Savepoint.class));
      methods.add(Connection.class.getMethod("releaseSavepoint", Savepoint.class));
    }
    for (String name : List.of("toString", "hashCode")) {
      methods.add(Object.class.getMethod(name));
    }
    methods.sort(
        Comparator.comparing((Method method) -> ends(kind, method))
            .thenComparing(Method::getName)
            .thenComparing(method -> Arrays.toString(method.getParameterTypes())));
    return methods;
  }

  private Throwable judge(
      Kind kind, Depth depth, Way way, Method method, Fixture fixture, Pool.Open open, Tally tally)
      throws Exception {
    Object target = fixture.subject();
    Object[] values = arguments.of(method);
    Connection other = null;
    if (kind == Kind.SAVEPOINT && method.getDeclaringClass() == Connection.class) {
      other = way == Way.CONNECTION_CLOSED ? inTransaction(open.borrow()) : null;
      target = other == null ? inTransaction(fixture.connection()) : other;
      values = new Object[] {fixture.subject()};
    }
    long before = agent.violations();
    Throwable thrown = call(method, target, values);
    long reported = agent.violations() - before;
    if (other != null) {
      other.rollback();
      other.setAutoCommit(true);
      other.close();
    }
    Verdict expected = Verdict.of(kind, way, method, fixture.subject());
    String wrong = tally.add(expected, reported);
    if (!wrong.isEmpty()) {
      System.out.println(
          String.join(" ", wrong, kind.name(), depth.name(), way.name(), text(method))
              + " on "
              + target.getClass().getName()
              + " -> "
              + (thrown == null ? "no exception" : thrown));
    }
    return thrown;
  }

  private static Connection inTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
    }
    return connection;
  }

  private static Throwable call(Method method, Object target, Object[] values) {
    try {
      method.invoke(target, values);
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean unsupported(Throwable thrown) {
    return thrown instanceof SQLFeatureNotSupportedException
        || thrown instanceof UnsupportedOperationException
        || thrown instanceof AbstractMethodError;
  }

  private static String text(Method method) {
    String types =
        Arrays.toString(method.getParameterTypes()).replaceAll("[a-z]*\\.|class |interface ", "");
    return method.getName() + types.replace('[', '(').replace(']', ')').replace(", ", ",");
  }
}
