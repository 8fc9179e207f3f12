package app;

import java.util.function.Function;

/**
 * Whether this JVM reads lazy attributes that are not loaded any more. What follows is to be the
 * same in one that does, and is served, and in one that does not.
 */
final class Seen {
  private static final boolean READS = Boolean.getBoolean("fix.read");

  private Seen() {}

  /** Reads, or does not. */
  static <T> void late(String name, T owner, Function<T, ?> read) {
    if (READS) {
      Said.of("late." + name, Said.attempt(() -> read.apply(owner)));
    }
  }
}
