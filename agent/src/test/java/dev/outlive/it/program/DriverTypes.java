package dev.outlive.it.program;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** The driver's own classes: what the objects of a pool can be unwrapped to. */
final class DriverTypes {

  private final Class<?> connection;
  private final Map<Kind, Class<?>> types = new EnumMap<>(Kind.class);

  private DriverTypes(Class<?> connection) {
    this.connection = connection;
  }

  /** Opens one object of each kind without a pool. */
  static DriverTypes of(Database database, Pool.Open driver) throws SQLException {
    DriverTypes found;
    try (var connection = driver.borrow()) {
      found = new DriverTypes(connection.getClass());
    }
    for (Kind kind : Kind.values()) {
      try {
        Fixture fixture = Fixture.open(database, driver, kind, Way.ALIVE, Depth.WRAPPED, found);
        found.types.put(kind, fixture.subject().getClass());
        fixture.dispose();
      } catch (SQLException | RuntimeException | LinkageError unsupported) {
        // The driver has no such objects; the program compares with what is known of the driver.
      }
    }
    return found;
  }

  Class<?> connection() {
    return connection;
  }

  boolean has(Kind kind) {
    return types.containsKey(kind);
  }

  Class<?> of(Kind kind) {
    return types.get(kind);
  }
}
