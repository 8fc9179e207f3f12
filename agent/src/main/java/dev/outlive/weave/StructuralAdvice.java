package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Advice for calls that hand out, execute or end. */
final class StructuralAdvice extends Advice {
  private final int call;

  StructuralAdvice(MethodVisitor next, MethodFrame frame, int call) {
    super(next, frame);
    this.call = call;
  }

  @Override
  void onEnter() {
    pushThis();
    pushStamp();
    pushFirstArgument();
    super.visitLdcInsn(call);
    hook("enter", "(" + OBJECT + OBJECT + OBJECT + "I)V");
  }

  @Override
  void onReturn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      insn(Opcodes.DUP);
    } else {
      insn(Opcodes.ACONST_NULL);
    }
    super.visitLdcInsn(call);
    hook("exit", "(" + OBJECT + "I)V");
  }

  @Override
  void onThrow() {
    insn(Opcodes.DUP);
    super.visitLdcInsn(call);
    hook("failed", "(Ljava/lang/Throwable;I)V");
  }

  private void pushFirstArgument() {
    Type[] arguments = Type.getArgumentTypes(frame.descriptor());
    if (arguments.length > 0 && arguments[0].getSort() >= Type.ARRAY) {
      super.visitVarInsn(Opcodes.ALOAD, 1);
    } else if (arguments.length > 0 && arguments[0].getSort() == Type.INT) {
      // getMoreResults(int) says what becomes of the results so far.
      super.visitVarInsn(Opcodes.ILOAD, 1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    } else if (arguments.length > 0 && arguments[0].getSort() == Type.BOOLEAN) {
      super.visitVarInsn(Opcodes.ILOAD, 1);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
    } else {
      insn(Opcodes.ACONST_NULL);
    }
  }
}
