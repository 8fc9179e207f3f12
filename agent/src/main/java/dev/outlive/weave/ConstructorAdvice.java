package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells of an entity at each return of a constructor. */
final class ConstructorAdvice extends MethodVisitor {
  private final String type;
  private boolean thisIsOverwritten;

  /**
   * @param type the class's internal name
   */
  ConstructorAdvice(MethodVisitor next, String type) {
    super(Opcodes.ASM9, next);
    this.type = type;
  }

  /** A frame may forget what is not needed any more: some tools have it so. */
  @Override
  public void visitFrame(int kind, int locals, Object[] local, int stack, Object[] onStack) {
    thisIsOverwritten |=
        locals == 0 || !type.equals(local[0]) && !Opcodes.UNINITIALIZED_THIS.equals(local[0]);
    super.visitFrame(kind, locals, local, stack, onStack);
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
