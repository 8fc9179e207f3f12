package dev.outlive.weave;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import dev.outlive.adapter.StandIn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The methods of ORMs that adapters asked for, by class. Several adapters may ask for the same
 * class, each for another line of an ORM: the first whose methods are all there is the one. If none
 * is, the ORM is left alone, which is said once. Thread-safe.
 */
public final class OrmTargets {
  /**
   * A method to weave.
   *
   * @param number its number in the hooks' calls
   * @param adapter whose it is
   * @param point the method; of a class that can be stood in for, without name
   * @param standIn which methods those are; null for the one of the point
   */
  public record Target(int number, Adapter adapter, Point point, StandIn standIn) {}

  private final List<Target> targets = new ArrayList<>();
  private final Map<String, List<Target>> byClass = new HashMap<>();

  /** By loader, what each adapter that was asked misses there: nothing, and it is recognised. */
  private final Map<ClassLoader, Map<Adapter, Set<String>>> missing =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Consumer<String> notice;

  /**
   * @param adapters what there is
   * @param notice where to say that an adapter is off
   */
  public OrmTargets(List<Adapter> adapters, Consumer<String> notice) {
    this.notice = notice;
    for (Adapter adapter : adapters) {
      // Without lambdas: this runs in every program, and each takes a class of the JDK's to link.
      for (Point point : adapter.points()) {
        add(adapter, point, null);
      }
      for (StandIn each : adapter.standIns()) {
        add(adapter, new Point(each.type(), "", "", Role.STANDS_IN, 0, null), each);
      }
    }
  }

  private void add(Adapter adapter, Point point, StandIn standIn) {
    Target target = new Target(targets.size(), adapter, point, standIn);
    targets.add(target);
    String type = internal(point.type());
    List<Target> ofClass = byClass.get(type);
    if (ofClass == null) {
      ofClass = new ArrayList<>();
      byClass.put(type, ofClass);
    }
    ofClass.add(target);
  }

  private static String internal(String type) {
    return type.replace('.', '/');
  }

  /** How many there are. */
  public int size() {
    return targets.size();
  }

  /** The target with this number. */
  public Target target(int number) {
    return targets.get(number);
  }

  boolean concerns(String className) {
    return byClass.containsKey(className);
  }

  /**
   * What can be woven although it is loaded: of an ORM that another agent has begun to load, as
   * EclipseLink's own does. Where a class is loaded that was to carry our mark, it is too late.
   */
  List<Class<?>> loadedEarly(Class<?>[] loaded) {
    Set<Adapter> tooLate = new HashSet<>();
    List<Class<?>> concerned = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (type.getClassLoader() == null) {
        continue;
      }
      List<Target> known = byClass.getOrDefault(internal(type.getName()), List.of());
      for (Target target : known) {
        if (target.adapter().marked().contains(type.getName())) {
          tooLate.add(target.adapter());
        }
      }
      if (!known.isEmpty()) {
        concerned.add(type);
      }
    }
    if (!concerned.isEmpty()) {
      concerned.removeIf(
          type ->
              byClass.get(internal(type.getName())).stream()
                  .anyMatch(target -> tooLate.contains(target.adapter())));
    }
    return concerned;
  }

  /** What is to be woven into a class, as this loader sees its ORM; empty for nothing. */
  List<Target> of(ClassLoader loader, String className) {
    List<Target> all = byClass.getOrDefault(className, List.of());
    Set<Adapter> adapters = new LinkedHashSet<>();
    all.forEach(target -> adapters.add(target.adapter()));
    for (Adapter adapter : adapters) {
      if (missing(loader, adapter).isEmpty()) {
        return all.stream().filter(target -> target.adapter() == adapter).toList();
      }
    }
    adapters.stream()
        .min(Comparator.comparingInt(adapter -> missing(loader, adapter).size()))
        .ifPresent(nearest -> say(nearest, missing(loader, nearest)));
    return List.of();
  }

  private void say(Adapter adapter, Set<String> lacking) {
    if (said.add(adapter.name())) {
      notice.accept(
          "adapter "
              + adapter.name()
              + " is off, this version of the ORM lacks "
              + String.join(", ", lacking));
    }
  }

  private Set<String> missing(ClassLoader loader, Adapter adapter) {
    return missing
        .computeIfAbsent(loader, l -> new ConcurrentHashMap<>())
        .computeIfAbsent(adapter, a -> lookFor(loader, a));
  }

  private static Set<String> lookFor(ClassLoader loader, Adapter adapter) {
    Map<String, Set<String>> declared = new HashMap<>();
    Set<String> lacking = new TreeSet<>();
    for (Point point : adapter.points()) {
      if (point.role() == Role.RELEASING) {
        continue;
      }
      Set<String> methods = declared.computeIfAbsent(point.type(), t -> methods(loader, t));
      if (!methods.contains(point.method() + point.descriptor())
          || point.guard() != null && !methods.contains(point.guard() + "()Z")) {
        lacking.add(point.type() + "." + point.method());
      }
    }
    return lacking;
  }

  private static Set<String> methods(ClassLoader loader, String type) {
    Set<String> methods = new HashSet<>();
    try {
      byte[] file = ClassFiles.read(loader, internal(type));
      if (file != null) {
        ClassHeader.of(file)
            .anyMethod(
                method -> {
                  methods.add(method.name() + method.descriptor());
                  return false;
                });
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be read is not what was declared.
      methods.clear();
    }
    return methods;
  }
}
