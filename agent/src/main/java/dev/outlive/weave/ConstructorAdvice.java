package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells of an entity at each return of a constructor. */
final class ConstructorAdvice extends MethodVisitor {
  private boolean thisIsOverwritten;

  ConstructorAdvice(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    thisIsOverwritten |= local == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    super.visitVarInsn(opcode, local);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN && !thisIsOverwritten) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, GetterAdvice.ENTITIES, "made", "(" + Advice.OBJECT + ")V", false);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + 1, locals);
  }
}
