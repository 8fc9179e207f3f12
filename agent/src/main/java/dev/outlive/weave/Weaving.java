package dev.outlive.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The transformers and what they have woven. Thread-safe. */
public final class Weaving {
  private final Instrumentation instrumentation;
  private final WovenClasses wovenClasses = new WovenClasses();
  private final Set<String> loadedBefore;
  private final List<Class<?>> loadedEarly;
  private final MemberTransformer members;
  private final AdviceTransformer advice;
  private final EntryTransformer entries;

  /** Null where none are named. */
  private final EntityTransformer entities;

  private final WeavingListener listener;

  /** Null until it is asked for: most JVMs never see a class of JDBC. */
  private volatile PlatformServerTransformer platformServer;

  /**
   * @param instrumentation the JVM's
   * @param orms what adapters want woven
   * @param scopes the application's methods that are a request
   * @param named the application's classes that are entities besides the recognised ones
   * @param listener who has them woven
   */
  public Weaving(
      Instrumentation instrumentation,
      OrmTargets orms,
      ScopeMethods scopes,
      EntityClasses named,
      WeavingListener listener) {
    this.instrumentation = instrumentation;
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    this.loadedBefore = jdbcClasses(loaded);
    this.loadedEarly = orms.loadedEarly(loaded);
    AtomicReference<ServletMention> servlets = new AtomicReference<>();
    Weaver weaver = new Weaver(new Hierarchy(loadedBefore), servlets, orms, wovenClasses, listener);
    this.members = new MemberTransformer(weaver, listener);
    this.advice = new AdviceTransformer(weaver);
    this.entries = new EntryTransformer(scopes, servlets, wovenClasses, listener);
    this.entities = named.any() ? new EntityTransformer(named, wovenClasses, listener) : null;
    this.listener = listener;
  }

  /** Begins: classes loaded from now on are woven. */
  public void start() {
    instrumentation.addTransformer(members, false);
    instrumentation.addTransformer(advice, true);
    instrumentation.addTransformer(entries, true);
    if (entities != null) {
      instrumentation.addTransformer(entities, true);
    }
    for (Class<?> type : loadedEarly) {
      try {
        instrumentation.retransformClasses(type);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        listener.failed(Weaver.PART, type.getName(), e);
      }
    }
    loadedEarly.clear();
  }

  /**
   * Has the platform's MBean server seen when it is handed out from now on. The hooks must be
   * there.
   *
   * @return whether it may have been handed out before
   */
  public boolean awaitPlatformServer() {
    PlatformServerTransformer transformer = new PlatformServerTransformer(listener);
    instrumentation.addTransformer(transformer, true);
    platformServer = transformer;
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(PlatformServerTransformer.FACTORY)) {
        try {
          instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
          transformer.refused(e);
        }
        return true;
      }
    }
    return false;
  }

  /** Weaves nothing more. What is woven stays. */
  public void stop() {
    if (platformServer != null) {
      instrumentation.removeTransformer(platformServer);
    }
    if (entities != null) {
      instrumentation.removeTransformer(entities);
    }
    instrumentation.removeTransformer(entries);
    instrumentation.removeTransformer(advice);
    instrumentation.removeTransformer(members);
  }

  /** What was woven so far. */
  public WovenClasses wovenClasses() {
    return wovenClasses;
  }

  /** The table of targets. */
  public JdbcTable table() {
    return Weaver.table();
  }

  /** How many JDBC classes had been loaded before the agent, and are not seen. */
  public int loadedBefore() {
    return loadedBefore.size();
  }

  /**
   * Weaves anew what hands out values, after serving was switched.
   *
   * @return names of the classes that the JVM refused to change
   */
  public List<String> reweave() {
    List<String> refused = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (wovenClasses.contains(type.getName(), "wasNull")
          || wovenClasses.contains(type.getName(), "length")
          || wovenClasses.contains(type.getName(), "getBaseTypeName")
          || wovenClasses.contains(type.getName(), "getString")) {
        try {
          instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
          refused.add(type.getName() + ": " + e);
        }
      }
    }
    return refused;
  }

  private static Set<String> jdbcClasses(Class<?>[] loaded) {
    Set<String> names = new HashSet<>();
    for (Class<?> type : loaded) {
      if (!type.isInterface() && !type.isArray() && !Loaders.never(type)) {
        if (implementsJdbc(type)) {
          names.add(type.getName().replace('.', '/'));
        }
      }
    }
    return names;
  }

  private static boolean implementsJdbc(Class<?> type) {
    for (Class<?> up = type; up != null; up = up.getSuperclass()) {
      for (Class<?> each : up.getInterfaces()) {
        if (JdbcKind.named(each.getName().replace('.', '/')) != null || implementsJdbc(each)) {
          return true;
        }
      }
    }
    return false;
  }
}
