package dev.outlive.weave;

import dev.outlive.adapter.Refusal;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts the hooks' calls where a class of the application refuses a read for an ORM: before the
 * exception is thrown that it has just made, and nowhere else. It was there when the class was
 * built, always in the same few instructions.
 */
final class RefusalWeaver extends ClassVisitor {
  private static final String OBJECT = Advice.OBJECT;
  private static final int EXTRA_STACK = 5;

  private final String className;
  private final OrmTargets.Refusing refusing;
  private boolean any;

  private RefusalWeaver(ClassWriter out, String className, OrmTargets.Refusing refusing) {
    super(Opcodes.ASM9, out);
    this.className = className;
    this.refusing = refusing;
  }

  /** The class with the hooks' calls in it; null if it refuses nothing. */
  static byte[] weave(byte[] file, String className, OrmTargets.Refusing refusing) {
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    RefusalWeaver weaver = new RefusalWeaver(out, className, refusing);
    reader.accept(weaver, 0);
    return weaver.any ? out.toByteArray() : null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    return reads((access & Opcodes.ACC_STATIC) != 0, descriptor) ? new Reader(next, name) : next;
  }

  private boolean reads(boolean isStatic, String descriptor) {
    String taken = isStatic ? "(L" + className + ";)" : "()";
    return descriptor.startsWith(taken) && Type.getReturnType(descriptor) != Type.VOID_TYPE;
  }

  /** Of a method that may read an attribute. */
  private final class Reader extends MethodVisitor {
    private final String name;
    private final Refusal refusal = refusing.refusal();
    private boolean asked;
    private boolean made;

    Reader(MethodVisitor next, String name) {
      super(Opcodes.ASM9, next);
      this.name = name;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      asked |= opcode == Opcodes.GETFIELD && field.equals(refusal.field());
      made = false;
      super.visitFieldInsn(opcode, owner, field, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean ofInterface) {
      made =
          asked
              && opcode == Opcodes.INVOKESPECIAL
              && owner.equals(refusal.exception().replace('.', '/'))
              && descriptor.equals("(Ljava/lang/String;)V");
      super.visitMethodInsn(opcode, owner, method, descriptor, ofInterface);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ATHROW && made) {
        tell();
      }
      made = false;
      super.visitInsn(opcode);
    }

    @Override
    public void visitLabel(Label label) {
      made = false;
      super.visitLabel(label);
    }

    private void tell() {
      any = true;
      super.visitInsn(Opcodes.DUP);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitLdcInsn(name);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitLdcInsn(refusing.number());
      OrmCall.hook(this, "reading", "(" + OBJECT + OBJECT + OBJECT + "I)" + OBJECT);
      OrmCall.hook(this, "readThrew", "(Ljava/lang/Throwable;" + OBJECT + ")V");
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitMaxs(stack + EXTRA_STACK, locals);
    }
  }
}
