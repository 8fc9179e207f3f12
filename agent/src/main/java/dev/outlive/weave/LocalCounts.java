package dev.outlive.weave;

import java.util.HashMap;
import java.util.Map;

/**
 * How many locals each structural method of a class has: a class file says so behind the code, and
 * the advice needs to know before it.
 */
final class LocalCounts {
  private LocalCounts() {}

  /** Counts, by name and descriptor. */
  static Map<String, Integer> of(byte[] file, JdbcTable table, ClassType type) {
    Map<String, Integer> counts = new HashMap<>();
    ClassHeader.of(file)
        .anyMethod(
            method -> {
              String signature = method.name() + method.descriptor();
              JdbcMethod target = table.find(type.kinds(), signature);
              if (target != null && target.verb().structural()) {
                counts.put(signature, method.locals());
              }
              return false;
            });
    return counts;
  }
}
