package dev.outlive.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Super types as class files tell them: the hook for a class runs before its super types are
 * loaded, and loading one inside {@code transform} would hide it from every agent. A type is read
 * once a loader; loaders are held weakly. Thread-safe.
 */
final class Hierarchy {
  private static final Set<String> DELEGATING_METHODS =
      Set.of("createStatement", "prepareStatement", "prepareCall");

  private final Map<ClassLoader, Map<String, ClassType>> types = new WeakHashMap<>();
  private final Set<String> loadedBefore;

  /**
   * @param loadedBefore internal names of JDBC classes that the agent came too late for
   */
  Hierarchy(Set<String> loadedBefore) {
    this.loadedBefore = loadedBefore;
  }

  /** The type that a class file describes. */
  ClassType of(ClassLoader loader, byte[] file) {
    ClassType type = read(loader, new ClassReader(file));
    remember(loader, type);
    return type;
  }

  /** The type of this name as this loader sees it; unknown types implement nothing. */
  ClassType of(ClassLoader loader, String name) {
    ClassType known = recall(loader, name);
    if (known != null) {
      return known;
    }
    ClassType type;
    try (InputStream in = open(loader, name)) {
      type =
          in == null ? ClassType.unknown(name) : read(loader, new ClassReader(in.readAllBytes()));
    } catch (IOException | RuntimeException e) {
      // A loader without resources, or a class file newer than our reader: nothing is known of it,
      // and what is not known is not woven.
      type = ClassType.unknown(name);
    }
    remember(loader, type);
    return type;
  }

  /** Whether this loader's class of this name is known to be one of JDBC's. */
  boolean knownAsJdbc(ClassLoader loader, String name) {
    ClassType type = recall(loader, name);
    return type != null && type.kinds() != 0;
  }

  private static InputStream open(ClassLoader loader, String name) {
    boolean ofJdk =
        loader == null
            || name.startsWith("java/")
            || name.startsWith("javax/sql/")
            || JdbcKind.named(name) != null;
    ClassLoader from = ofJdk ? ClassLoader.getPlatformClassLoader() : loader;
    return from.getResourceAsStream(name + ".class");
  }

  /** What is known of a type already, or null. */
  ClassType recall(ClassLoader loader, String name) {
    synchronized (types) {
      Map<String, ClassType> ofLoader = types.get(loader);
      return ofLoader == null ? null : ofLoader.get(name);
    }
  }

  /** Takes a type for one that nothing is known of. */
  void forget(ClassLoader loader, String name) {
    remember(loader, ClassType.unknown(name));
  }

  private void remember(ClassLoader loader, ClassType type) {
    synchronized (types) {
      types.computeIfAbsent(loader, l -> new HashMap<>()).put(type.name(), type);
    }
  }

  private ClassType read(ClassLoader loader, ClassReader file) {
    String name = file.getClassName();
    int kinds = 0;
    boolean rowSet = false;
    boolean serializable = false;
    boolean wrapper = false;
    JdbcKind own = JdbcKind.named(name);
    if (own != null) {
      kinds = own.mask();
    }
    for (String each : file.getInterfaces()) {
      if (each.equals("java/io/Serializable")) {
        serializable = true;
      } else {
        ClassType up = of(loader, each);
        kinds |= up.kinds();
        rowSet |= up.rowSet() || each.equals("javax/sql/RowSet");
        serializable |= up.serializable();
      }
    }
    boolean isInterface = (file.getAccess() & Opcodes.ACC_INTERFACE) != 0;
    ClassType superType = null;
    String superName = file.getSuperName();
    boolean proxy = "java/lang/reflect/Proxy".equals(superName);
    if (superName != null && !isInterface && !superName.equals("java/lang/Object") && !proxy) {
      superType = of(loader, superName);
      kinds |= superType.kinds();
      rowSet |= superType.rowSet();
      serializable |= superType.serializable();
      wrapper = superType.wrapper();
    }
    Members members = new Members();
    boolean connection = (kinds & JdbcKind.CONNECTION.mask()) != 0 && !isInterface;
    file.accept(
        members, connection ? ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES : SKIP_EVERYTHING);
    // A proxy's serialized form knows no fields, and its serialVersionUID is 0 by definition; an
    // explicit one does not depend on members either.
    boolean changes = serializable && !proxy && !members.explicitSerialVersion;
    return new ClassType(
        name,
        superType,
        kinds,
        isInterface,
        rowSet,
        changes,
        wrapper || proxy || members.delegates,
        loadedBefore.contains(name),
        members.methods);
  }

  private static final int SKIP_EVERYTHING =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private static final class Members extends ClassVisitor {
    private final Map<String, Integer> methods = new HashMap<>();
    private boolean explicitSerialVersion;
    private boolean delegates;

    Members() {
      super(Opcodes.ASM9);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      explicitSerialVersion |=
          name.equals("serialVersionUID") && (access & Opcodes.ACC_STATIC) != 0;
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if ((access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0) {
        methods.put(name + descriptor, access);
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String calledDescriptor, boolean onInterface) {
          delegates |=
              opcode == Opcodes.INVOKEINTERFACE
                  && DELEGATING_METHODS.contains(called)
                  && JdbcKind.handedOutBy(calledDescriptor) != null;
        }
      };
    }
  }
}
