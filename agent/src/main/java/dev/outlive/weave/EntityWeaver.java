package dev.outlive.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the hooks' calls into the constructors and getters of one class. A getter is what beans
 * have, or a method that is named like a field of its class, as records have. Anything else that
 * answers may be there to do something.
 */
final class EntityWeaver extends ClassVisitor {
  private static final int NO_GETTER =
      Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_NATIVE
          | Opcodes.ACC_PRIVATE
          | Opcodes.ACC_STATIC
          | Opcodes.ACC_SYNTHETIC;

  /** How many locals the methods have that take nothing and answer something. */
  private final Map<String, Integer> locals;

  private final Set<String> fields = new HashSet<>();
  private ClassType type;
  private int version;

  private EntityWeaver(ClassWriter out, Map<String, Integer> locals) {
    super(Opcodes.ASM9, out);
    this.locals = locals;
  }

  /** Writes a class with the hooks' calls in it. */
  static byte[] weave(byte[] file, ClassHeader header) {
    Map<String, Integer> locals = new HashMap<>();
    header.anyMethod(
        method -> {
          if ((method.access() & NO_GETTER) == 0) {
            String descriptor = method.descriptor();
            if (descriptor.startsWith("()") && !descriptor.equals("()V")) {
              locals.put(method.name() + descriptor, method.locals());
            }
          }
          return false;
        });
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    reader.accept(new EntityWeaver(out, locals), ClassReader.EXPAND_FRAMES);
    return out.toByteArray();
  }

  @Override
  public void visit(
      int classVersion, int access, String name, String signature, String up, String[] interfaces) {
    version = classVersion & 0xFFFF;
    // Of the class nothing more is needed than its name.
    type = ClassType.unknown(name);
    super.visit(classVersion, access, name, signature, up, interfaces);
  }

  /** All fields come before the first method. */
  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    fields.add(name);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (name.equals("<init>")) {
      return new ConstructorAdvice(next, type.name());
    }
    Integer own = locals.get(name + descriptor);
    return own == null || !getter(name, descriptor)
        ? next
        : new GetterAdvice(next, new MethodFrame(type, descriptor, version), name, own);
  }

  private boolean getter(String name, String descriptor) {
    return begins(name, "get")
        || begins(name, "is") && descriptor.equals("()Z")
        || fields.contains(name);
  }

  private static boolean begins(String name, String prefix) {
    return name.length() > prefix.length()
        && name.startsWith(prefix)
        && !Character.isLowerCase(name.charAt(prefix.length()));
  }
}
