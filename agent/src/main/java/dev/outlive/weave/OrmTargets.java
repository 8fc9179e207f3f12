package dev.outlive.weave;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The methods of ORMs that adapters asked for, by class. An adapter whose ORM turns out not to be
 * as declared is switched off, and says so once. Thread-safe.
 */
public final class OrmTargets {
  /**
   * A method to weave.
   *
   * @param number its number in the hooks' calls
   * @param adapter whose it is
   * @param point the method
   */
  public record Target(int number, Adapter adapter, Point point) {}

  private final List<Target> targets = new ArrayList<>();
  private final Map<String, List<Target>> byClass = new HashMap<>();
  private final Set<String> marked = new HashSet<>();
  private final Map<ClassLoader, Set<String>> verified =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Set<String> off = ConcurrentHashMap.newKeySet();
  private final Consumer<String> notice;

  /**
   * @param adapters what there is
   * @param notice where to say that an adapter is off
   */
  public OrmTargets(List<Adapter> adapters, Consumer<String> notice) {
    this.notice = notice;
    for (Adapter adapter : adapters) {
      for (String type : adapter.marked()) {
        marked.add(type.replace('.', '/'));
      }
      for (Point point : adapter.points()) {
        Target target = new Target(targets.size(), adapter, point);
        targets.add(target);
        String className = point.type().replace('.', '/');
        byClass.putIfAbsent(className, new ArrayList<>());
        byClass.get(className).add(target);
      }
    }
  }

  /** The target with this number. */
  public Target target(int number) {
    return targets.get(number);
  }

  boolean concerns(String className) {
    return byClass.containsKey(className);
  }

  boolean marked(String className) {
    return marked.contains(className);
  }

  List<Target> of(String className) {
    return byClass.getOrDefault(className, List.of());
  }

  /** Whether the classes of this adapter's ORM, as this loader sees them, are as it declares. */
  boolean recognised(Hierarchy hierarchy, ClassLoader loader, Adapter adapter) {
    String name = adapter.name();
    if (off.contains(name)) {
      return false;
    }
    Set<String> here = verified.computeIfAbsent(loader, l -> ConcurrentHashMap.newKeySet());
    if (here.contains(name)) {
      return true;
    }
    Set<String> missing = new TreeSet<>();
    for (Point point : adapter.points()) {
      ClassType type = hierarchy.of(loader, point.type().replace('.', '/'));
      if (!type.declares(point.method() + point.descriptor())) {
        missing.add(point.type() + "." + point.method());
      }
    }
    if (missing.isEmpty()) {
      here.add(name);
      return true;
    }
    if (off.add(name)) {
      notice.accept(
          "adapter "
              + name
              + " is off, this version of the ORM lacks "
              + String.join(", ", missing));
    }
    return false;
  }
}
