package dev.outlive.weave;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Decides what is woven into a class, and weaves it. Thread-safe. */
final class Weaver {
  /** Beyond this, what fails is not a class but the weaving. */
  private static final int TOO_MANY_FAILURES = 10;

  /** A method with code that implements an interface's is public, and neither of the others. */
  private static final int INTERFACE_METHOD_MASK =
      Modifier.PUBLIC | Modifier.STATIC | Modifier.ABSTRACT;

  private final Hierarchy hierarchy;
  private final AtomicReference<ServletMention> servlets;
  private final OrmTargets orms;
  private final WovenClasses wovenClasses;
  private final WeavingListener listener;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final ReentrantLock beginning = new ReentrantLock();
  private final Set<String> withMembers = ConcurrentHashMap.newKeySet();

  /** What it is called where it fails. */
  static final String PART = "weaving";

  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean off;

  /**
   * @param servlets where to leave what is found out about servlets in the last class seen
   */
  Weaver(
      Hierarchy hierarchy,
      AtomicReference<ServletMention> servlets,
      OrmTargets orms,
      WovenClasses wovenClasses,
      WeavingListener listener) {
    this.hierarchy = hierarchy;
    this.servlets = servlets;
    this.orms = orms;
    this.wovenClasses = wovenClasses;
    this.listener = listener;
  }

  /** The type behind this class file if it is one that we weave, else null. */
  ClassType target(ClassLoader loader, String className, byte[] file) {
    ClassHeader header = off ? null : ClassHeader.of(file);
    if (header != null) {
      servlets.set(ServletMention.of(loader, className, file, header.mentionsServlets()));
    }
    if (header == null || header.isInterface() || !header.inheritsMore()) {
      return null;
    }
    orms.seen(header);
    if (!header.mentionsJdbc() && hierarchy.jdbc().recall(loader, header.superName()) == 0) {
      return null;
    }
    if (leftAlone(className)) {
      return null;
    }
    if (!ofJdbc(loader, header)) {
      return null;
    }
    ClassType type = hierarchy.of(loader, file);
    if (!type.woven()) {
      return null;
    }
    begin();
    if (JdbcKind.anyOfJdbc(type.kinds())) {
      wovenClasses.jdbc(type.name().replace('/', '.'));
    }
    if ((type.kinds() & JdbcKind.DRIVER.mask()) != 0) {
      wovenClasses.ofDriver(type.name().replace('/', '.'));
    }
    return type;
  }

  private static boolean leftAlone(String className) {
    return Mocks.generated(className) || UsersOfJdbc.contains(className);
  }

  private boolean ofJdbc(ClassLoader loader, ClassHeader header) {
    JdbcKinds jdbc = hierarchy.jdbc();
    int known = jdbc.known(loader, header);
    if (known == 0 || known == JdbcKinds.OPEN && !offers(header)) {
      return false;
    }
    return jdbc.of(loader, header) != 0;
  }

  /** Whether it has a method that JDBC's types have: else there is nothing to weave in it. */
  private static boolean offers(ClassHeader header) {
    return header.anyMethod(
        method ->
            (method.access() & INTERFACE_METHOD_MASK) == Modifier.PUBLIC
                && Table.JDBC.declares(method.name(), method.descriptor()));
  }

  /** Before anything is woven, what it will call must be there. */
  private void begin() {
    if (!begun.get()) {
      beginning.lock();
      try {
        if (!begun.get()) {
          listener.beforeFirst();
          begun.set(true);
        }
      } finally {
        beginning.unlock();
      }
    }
  }

  /** What adapters want woven into this class; empty for nothing. */
  List<OrmTargets.Target> ormTargets(ClassLoader loader, String className) {
    if (off || !orms.concerns(className)) {
      return List.of();
    }
    List<OrmTargets.Target> targets = orms.of(loader, className);
    if (!targets.isEmpty()) {
      begin();
    }
    return targets;
  }

  /** The ORM's class with a field for our mark, or null if it needs none. */
  byte[] withMark(
      ClassLoader loader, String className, List<OrmTargets.Target> targets, byte[] file) {
    if (!marked(targets, className)) {
      return null;
    }
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    boolean accessible = hierarchy.of(loader, file).takesMembers();
    reader.accept(accessible ? new MemberWeaver(out, true, List.of()) : new MarkField(out), 0);
    withMembers.add(className);
    return out.toByteArray();
  }

  private static boolean marked(List<OrmTargets.Target> targets, String className) {
    return targets.get(0).adapter().marked().contains(className.replace('/', '.'));
  }

  /** The ORM's class with our advice; null if it was loaded before it could have its field. */
  byte[] withOrmAdvice(
      ClassLoader loader, String className, List<OrmTargets.Target> targets, byte[] file) {
    boolean marked = marked(targets, className);
    if (marked && !withMembers.contains(className)) {
      return null;
    }
    return OrmWeaver.weave(file, targets, hierarchy.of(loader, file), marked);
  }

  /** A class that refuses reads for an ORM, with our advice where it does; null for any other. */
  byte[] withRefusals(ClassLoader loader, String className, byte[] file) {
    OrmTargets.Refusing refusing = off ? null : orms.refusing(loader, file);
    if (refusing == null) {
      return null;
    }
    begin();
    return RefusalWeaver.weave(file, className, refusing);
  }

  /**
   * What was found of a target when its file was first seen, before it had our members; or null.
   */
  ClassType known(ClassLoader loader, String className) {
    ClassType type = begun.get() && !off ? hierarchy.recall(loader, className) : null;
    return type != null && type.woven() && !leftAlone(className) ? type : null;
  }

  /** Nothing of this class will be woven: its members could not be added. */
  void giveUp(ClassLoader loader, String className) {
    hierarchy.forget(loader, className);
  }

  /** A class could not be woven. */
  void failed(String className, Throwable cause) {
    wovenClasses.failed();
    listener.failed(PART, className, cause);
    if (failures.incrementAndGet() >= TOO_MANY_FAILURES) {
      off = true;
    }
  }

  /** Whether members were added when a class of this name was loaded. */
  boolean hasMembers(String className) {
    return withMembers.contains(className);
  }

  /** The class with our members, or null if it needs none. */
  byte[] withMembers(ClassType type, byte[] file) {
    List<String> inherited = inherited(type);
    if (!type.stamped() && inherited.isEmpty()) {
      return null;
    }
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    reader.accept(new MemberWeaver(out, type.stamped(), inherited), 0);
    withMembers.add(type.name());
    return out.toByteArray();
  }

  /** The class with our advice, or null if nothing of it is to be advised. */
  byte[] withAdvice(ClassType type, byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    Set<String> methods =
        AdviceWeaver.weave(file, reader, out, Table.JDBC, type, listener.serving()).woven();
    if (methods.isEmpty()) {
      return null;
    }
    boolean withoutStamp = JdbcKind.anyBound(type.kinds()) && !type.stamped();
    wovenClasses.woven(type.name().replace('/', '.'), methods, withoutStamp);
    if (type.wrapper()) {
      wovenClasses.wraps(type.name().replace('/', '.'));
    }
    return out.toByteArray();
  }

  /**
   * Interface methods whose code stands in a super class that knows nothing of JDBC, as SQLite's
   * statements and Tomcat's data source have it.
   */
  private List<String> inherited(ClassType type) {
    List<String> inherited = new ArrayList<>();
    if (type.superType() == null) {
      return inherited;
    }
    for (String method : Table.JDBC.of(type.kinds())) {
      if (!type.methods().containsKey(method) && inheritsUnwoven(type.superType(), method)) {
        inherited.add(method);
      }
    }
    if (!inherited.isEmpty()) {
      // What it inherits JDBC's methods from is as much JDBC's own as itself.
      for (ClassType up = type.superType(); up != null; up = up.superType()) {
        wovenClasses.jdbc(up.name().replace('/', '.'));
      }
    }
    if (!type.takesMembers()) {
      return List.of();
    }
    inherited.sort(null);
    return inherited;
  }

  private static boolean inheritsUnwoven(ClassType superType, String method) {
    for (ClassType up = superType; up != null; up = up.superType()) {
      if (up.woven() && Table.JDBC.find(up.kinds(), method) != null) {
        // Woven there, whether it is declared there or is given to it like this.
        return false;
      }
      Integer access = up.methods().get(method);
      if (access != null) {
        return MemberWeaver.overridable(access);
      }
    }
    return false;
  }

  /** Read when the first target appears: most JVMs never see one. */
  private static final class Table {
    static final JdbcTable JDBC = JdbcTable.ofRunningJdk();
  }

  static JdbcTable table() {
    return Table.JDBC;
  }
}
