package dev.outlive.it;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.Pool;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How much of what could be tested is. */
final class Breadth {
  /** Where the rules about leases are tried. */
  static final List<Database> DATABASES =
      List.of(Database.H2, Database.POSTGRESQL, Database.MARIADB);

  /** One of each sort: none, one that resets, one that keeps, one that never lets go. */
  private static final Set<Pool> SORTS = Set.of(Pool.NONE, Pool.HIKARI, Pool.TOMCAT, Pool.C3P0);

  private Breadth() {}

  /** All drivers × all pools, and many more borrows; else each at least once. */
  static boolean whole() {
    return Boolean.getBoolean("outlive.test.matrix");
  }

  /** All pools that lend to more than one at a time: on each of the databases, or on one. */
  static Stream<Arguments> pools() {
    return (whole() ? DATABASES : List.of(Database.H2))
        .stream()
            .flatMap(
                database ->
                    Stream.of(Pool.values())
                        // A handle of a pooled connection is ended by the next one.
                        .filter(pool -> pool != Pool.HANDLES && pool != Pool.XA_HANDLES)
                        .filter(pool -> pool.serves(database))
                        .map(pool -> Arguments.of(database, pool)));
  }

  /** The same, or only one pool of each sort. */
  static Stream<Arguments> sortsOfPools() {
    return whole() ? pools() : pools().filter(each -> SORTS.contains((Pool) each.get()[1]));
  }
}
