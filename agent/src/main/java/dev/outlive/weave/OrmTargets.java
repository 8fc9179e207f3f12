package dev.outlive.weave;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Refusal;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
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

  /**
   * A refusal of the application's classes that is woven.
   *
   * @param number its number in the hooks' calls
   * @param adapter whose it is
   * @param refusal what it is known by
   */
  record Refusing(int number, Adapter adapter, Refusal refusal) {}

  /** Adapters that are there, by the package of their ORM; most programs need none or one. */
  public interface Index {
    /** What the names of all classes of such a package begin with. */
    List<String> packages();

    /**
     * Makes the adapters for the ORM in a package.
     *
     * @throws IOException if they cannot be loaded
     */
    List<Adapter> adapters(String ofPackage) throws IOException;
  }

  private static final Set<Role> MAY_BE_MISSING = Set.of(Role.RELEASING, Role.RELEASES, Role.WRAPS);

  private final Index index;
  private final ReentrantLock loading = new ReentrantLock();

  /** Packages, in internal form, of which no class has been seen yet; replaced as a whole. */
  private volatile List<String> unseen;

  private final List<Target> targets = new CopyOnWriteArrayList<>();
  private final List<Refusing> refusing = new CopyOnWriteArrayList<>();
  private final Map<String, List<Target>> byClass = new ConcurrentHashMap<>();

  /** By loader, what each adapter that was asked misses there: nothing, and it is recognised. */
  private final Map<ClassLoader, Map<Adapter, Set<String>>> missing =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Consumer<String> notice;

  /**
   * @param index what there is
   * @param notice where to say that an adapter is off
   */
  public OrmTargets(Index index, Consumer<String> notice) {
    this.index = index;
    this.notice = notice;
    List<String> packages = new ArrayList<>();
    // Without lambdas, here and in what looks for ORMs: each takes a class of the JDK's to link,
    // and
    // this runs in every program.
    for (String each : index.packages()) {
      packages.add(internal(each));
    }
    this.unseen = packages;
  }

  /** The first class of an ORM has been seen: its adapters are needed from now on. */
  private void load(String ofPackage) {
    loading.lock();
    try {
      if (unseen.contains(ofPackage)) {
        try {
          for (Adapter adapter : index.adapters(ofPackage.replace('/', '.'))) {
            add(adapter);
          }
        } catch (IOException e) {
          notice.accept("an adapter is off: " + e.getMessage());
        }
        List<String> left = new ArrayList<>(unseen);
        left.remove(ofPackage);
        unseen = left;
      }
    } finally {
      loading.unlock();
    }
  }

  private void add(Adapter adapter) {
    for (Point point : adapter.points()) {
      add(adapter, point, null);
    }
    for (StandIn each : adapter.standIns()) {
      add(adapter, new Point(each.type(), "", "", Role.STANDS_IN, 0, null), each);
    }
    for (Refusal each : adapter.refusals()) {
      Point point = new Point(each.mention(), "", "", Role.LOADED, 0, null);
      refusing.add(new Refusing(targets.size(), adapter, each));
      targets.add(new Target(targets.size(), adapter, point, null));
    }
  }

  private void add(Adapter adapter, Point point, StandIn standIn) {
    Target target = new Target(targets.size(), adapter, point, standIn);
    targets.add(target);
    String type = internal(point.type());
    byClass.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>()).add(target);
  }

  private static String internal(String type) {
    return type.replace('.', '/');
  }

  /** Whether a class is one of an ORM that there is an adapter for, by its name with dots. */
  public boolean ofOrm(String className) {
    for (String each : index.packages()) {
      if (className.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  /** The target with this number. */
  public Target target(int number) {
    return targets.get(number);
  }

  boolean concerns(String className) {
    for (String each : unseen) {
      if (className.startsWith(each)) {
        load(each);
        break;
      }
    }
    return byClass.containsKey(className);
  }

  /** A class is about to be loaded: what it inherits may be the first of an ORM. */
  void seen(ClassHeader header) {
    for (String each : unseen) {
      if (header.inherits(each)) {
        load(each);
        break;
      }
    }
  }

  /** How a class that is not an ORM's refuses reads for one; null if it does not. */
  Refusing refusing(ClassLoader loader, byte[] file) {
    ClassHeader header = refusing.isEmpty() ? null : ClassHeader.of(file);
    if (header == null) {
      return null;
    }
    for (Refusing each : refusing) {
      if (header.mentions(internal(each.refusal().mention()))
          && missing(loader, each.adapter()).isEmpty()) {
        return each;
      }
    }
    return null;
  }

  /**
   * What can be woven although it is loaded: of an ORM that another agent has begun to load, as
   * EclipseLink's own does. Where a class is loaded that was to carry our mark, it is too late.
   */
  List<Class<?>> loadedEarly(Class<?>[] loaded) {
    Set<Adapter> tooLate = new HashSet<>();
    List<Class<?>> concerned = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (type.getClassLoader() == null || !concerns(internal(type.getName()))) {
        continue;
      }
      List<Target> known = byClass.get(internal(type.getName()));
      for (Target target : known) {
        if (target.adapter().marked().contains(type.getName())) {
          tooLate.add(target.adapter());
        }
      }
      concerned.add(type);
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

  /** An adapter has found that something is missing of what it calls. */
  public void lacking(Adapter adapter, String what) {
    say(adapter, Set.of(what));
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
      if (MAY_BE_MISSING.contains(point.role())) {
        continue;
      }
      Set<String> methods = declared.computeIfAbsent(point.type(), t -> methods(loader, t));
      if (!methods.contains(point.method() + point.descriptor())
          || point.asked() != null && !methods.contains(point.asked() + "()Z")) {
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
