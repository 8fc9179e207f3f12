package dev.outlive.weave;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ACC_TRANSIENT;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Adds what a JDBC class must have of its own: the field for its stamp with the accessors, and an
 * override for each interface method that it inherits from a class that knows nothing of JDBC.
 */
final class MemberWeaver extends ClassVisitor {
  static final String STAMP = "$outlive$stamp";
  static final String USED = "$outlive$used";
  static final String DONE = "$outlive$done";
  static final String STAMPED = "dev/outlive/hook/Stamped";
  static final String HOOKS = "dev/outlive/hook/Hooks";
  private static final Set<String> ACCESSORS = Set.of(STAMP, USED, DONE);
  private static final String OBJECT = "Ljava/lang/Object;";

  private final boolean stamp;
  private final Collection<String> inherited;
  private String name;
  private String superName;

  MemberWeaver(ClassWriter out, boolean stamp, Collection<String> inherited) {
    super(Opcodes.ASM9, out);
    this.stamp = stamp;
    this.inherited = inherited;
  }

  @Override
  public void visit(
      int version, int access, String type, String signature, String up, String[] interfaces) {
    name = type;
    superName = up;
    String[] all = interfaces;
    if (stamp && !List.of(interfaces).contains(STAMPED)) {
      all = Arrays.copyOf(interfaces, interfaces.length + 1);
      all[interfaces.length] = STAMPED;
      // The generic signature stays the host's own: reflection need not see our interface there.
    }
    super.visit(version, access, type, signature, up, all);
  }

  /**
   * Whoever makes a proxy of all the interfaces of an object that we have woven gets ours, too: its
   * accessors are there already, and would ask the handler. They are replaced.
   */
  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    return stamp && ACCESSORS.contains(method)
        ? null
        : super.visitMethod(access, method, descriptor, signature, exceptions);
  }

  @Override
  public void visitEnd() {
    if (stamp) {
      super.visitField(ACC_PRIVATE | ACC_TRANSIENT | ACC_SYNTHETIC, STAMP, OBJECT, null, null)
          .visitEnd();
      getter();
      setter();
      forward(USED, "used");
      forward(DONE, "done");
    }
    inherited.forEach(this::override);
    super.visitEnd();
  }

  private void getter() {
    MethodVisitor code = method(STAMP, "()" + OBJECT);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, name, STAMP, OBJECT);
    code.visitInsn(Opcodes.ARETURN);
    end(code, 1, 1);
  }

  private void setter() {
    MethodVisitor code = method(STAMP, "(" + OBJECT + ")" + OBJECT);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, name, STAMP, OBJECT);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, name, STAMP, OBJECT);
    code.visitInsn(Opcodes.ARETURN);
    end(code, 3, 2);
  }

  private void forward(String member, String hook) {
    MethodVisitor code = method(member, "()V");
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, name, STAMP, OBJECT);
    code.visitMethodInsn(INVOKESTATIC, HOOKS, hook, "(" + OBJECT + OBJECT + ")V", false);
    code.visitInsn(RETURN);
    end(code, 2, 1);
  }

  private void override(String nameAndDescriptor) {
    int cut = nameAndDescriptor.indexOf('(');
    String method = nameAndDescriptor.substring(0, cut);
    String descriptor = nameAndDescriptor.substring(cut);
    String[] exceptions =
        method.equals("getParentLogger") ? null : new String[] {"java/sql/SQLException"};
    MethodVisitor code =
        super.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, method, descriptor, null, exceptions);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    int local = 1;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    code.visitMethodInsn(INVOKESPECIAL, superName, method, descriptor, false);
    Type result = Type.getReturnType(descriptor);
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    end(code, Math.max(local, result.getSize()), local);
  }

  private MethodVisitor method(String member, String descriptor) {
    MethodVisitor code =
        super.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, member, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int stack, int locals) {
    code.visitMaxs(stack, locals);
    code.visitEnd();
  }

  /** Whether an inherited method implements an interface's and may be overridden. */
  static boolean overridable(int access) {
    return (access & ACC_PUBLIC) != 0 && (access & (ACC_FINAL | Opcodes.ACC_ABSTRACT)) == 0;
  }
}
