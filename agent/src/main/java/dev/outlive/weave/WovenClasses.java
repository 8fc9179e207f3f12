package dev.outlive.weave;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Which methods were woven, by name only: nothing here keeps a class alive. Thread-safe. */
public final class WovenClasses {
  private final Map<String, Set<String>> methods = new ConcurrentHashMap<>();
  private final Set<String> mapped = ConcurrentHashMap.newKeySet();
  private final Set<String> jdbc = ConcurrentHashMap.newKeySet();
  private final Set<String> drivers = ConcurrentHashMap.newKeySet();
  private final Set<String> wrappers = ConcurrentHashMap.newKeySet();
  private final LongAdder failures = new LongAdder();

  void woven(String className, Set<String> methodNames, boolean withoutStamp) {
    methods.merge(className, methodNames, WovenClasses::union);
    if (withoutStamp) {
      mapped.add(className);
    }
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = ConcurrentHashMap.newKeySet();
    all.addAll(one);
    all.addAll(other);
    return Set.copyOf(all);
  }

  void jdbc(String className) {
    jdbc.add(className);
  }

  void ofDriver(String className) {
    String root = root(className);
    if (root != null) {
      drivers.add(root);
    }
  }

  /** The first two segments of a class's package, such as {@code org.postgresql}; else null. */
  public static String root(String className) {
    int second = className.indexOf('.', className.indexOf('.') + 1);
    return second < 0 ? null : className.substring(0, second);
  }

  /** Whether a {@code java.sql.Driver} was woven below this package root. */
  public boolean driver(String root) {
    return drivers.contains(root);
  }

  void wraps(String className) {
    wrappers.add(className);
  }

  void failed() {
    failures.increment();
  }

  /** Whether this method of this class was woven. */
  public boolean contains(String className, String method) {
    Set<String> names = methods.get(className);
    return names != null && names.contains(method);
  }

  /** Whether this class is JDBC's own, a driver's or a wrapper's, and not just a data source. */
  public boolean ofJdbc(String className) {
    return jdbc.contains(className);
  }

  /** Whether this class hands out connections. */
  public boolean dataSource(String className) {
    return contains(className, "getConnection");
  }

  /** Whether objects of this class are woven but carry no stamp. */
  public boolean mapped(String className) {
    return !mapped.isEmpty() && mapped.contains(className);
  }

  /** Whether connections of this class pass calls on to another connection. */
  public boolean wrapper(String className) {
    return wrappers.contains(className);
  }

  /** Whether anything was woven yet. */
  public boolean any() {
    return !methods.isEmpty();
  }

  /** How many classes were woven. */
  public int count() {
    return methods.size();
  }

  /** How many classes could not be woven and were left as they are. */
  public long failures() {
    return failures.sum();
  }
}
