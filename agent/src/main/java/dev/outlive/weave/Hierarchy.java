package dev.outlive.weave;

import java.io.IOException;
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

  private final JdbcKinds jdbc = new JdbcKinds();
  private final Map<ClassLoader, Map<String, ClassType>> types = new WeakHashMap<>();
  private final Set<String> loadedBefore;

  /**
   * @param loadedBefore internal names of JDBC classes that the agent came too late for
   */
  Hierarchy(Set<String> loadedBefore) {
    this.loadedBefore = loadedBefore;
  }

  /** Which kinds of JDBC types belong to. */
  JdbcKinds jdbc() {
    return jdbc;
  }

  /** The type that a class file describes. */
  ClassType of(ClassLoader loader, byte[] file) {
    ClassType type = read(loader, ClassHeader.of(file), new ClassReader(file));
    remember(loader, type);
    return type;
  }

  /** The type of this name as this loader sees it; unknown types implement nothing. */
  ClassType of(ClassLoader loader, String name) {
    ClassType known = recall(loader, name);
    if (known != null) {
      return known;
    }
    try {
      byte[] file = ClassFiles.read(loader, name);
      if (file != null) {
        return of(loader, file);
      }
    } catch (IOException | RuntimeException e) {
      // A loader without resources, or a class file newer than our reader: nothing is known of it,
      // and what is not known is not woven.
      return forget(loader, name);
    }
    // A class without a file: generated.
    return forget(loader, name);
  }

  /** What is known of a type already, or null. */
  ClassType recall(ClassLoader loader, String name) {
    synchronized (types) {
      Map<String, ClassType> ofLoader = types.get(loader);
      return ofLoader == null ? null : ofLoader.get(name);
    }
  }

  /** Takes a type for one that nothing is known of. */
  ClassType forget(ClassLoader loader, String name) {
    ClassType type = ClassType.unknown(name);
    remember(loader, type);
    return type;
  }

  private void remember(ClassLoader loader, ClassType type) {
    synchronized (types) {
      types.computeIfAbsent(loader, l -> new HashMap<>()).put(type.name(), type);
    }
  }

  private ClassType read(ClassLoader loader, ClassHeader header, ClassReader file) {
    String name = header.name();
    int kinds = jdbc.of(loader, header);
    boolean serializable = name.equals("java/io/Serializable");
    for (int i = 0; i < header.interfaces() && !serializable; i++) {
      String each = header.interfaceName(i);
      serializable = JdbcKind.named(each) == null && of(loader, each).serializable();
    }
    ClassType superType = null;
    boolean wrapper = false;
    String superName = header.superName();
    boolean proxy = "java/lang/reflect/Proxy".equals(superName);
    if (superName != null
        && !header.isInterface()
        && !proxy
        && !superName.equals("java/lang/Object")) {
      superType = of(loader, superName);
      serializable |= superType.serializable();
      wrapper = superType.wrapper();
    }
    Members members = new Members();
    boolean connection = (kinds & JdbcKind.CONNECTION.mask()) != 0 && !header.isInterface();
    file.accept(
        members, connection ? ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES : SKIP_EVERYTHING);
    return new ClassType(
        name,
        superType,
        kinds,
        header.isInterface(),
        jdbc.rowSet(loader, name),
        serializable,
        // A proxy's serialized form knows no fields, and its serialVersionUID is 0 by definition.
        members.explicitSerialVersion || proxy,
        wrapper || proxy || members.delegates,
        loadedBefore.contains(name),
        members.methods);
  }

  private static final int SKIP_EVERYTHING =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private static final int CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

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
      // The JVM minds no other: it computes one then, of the members.
      explicitSerialVersion |= name.equals("serialVersionUID") && (access & CONSTANT) == CONSTANT;
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
