package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Advice for calls that hand out, execute or end. What such a call began with (the receiver, its
 * stamp, the first argument, the thread's {@code Calls}) stays in locals behind the method's own,
 * until it is known how the call ended.
 */
final class StructuralAdvice extends KeepingAdvice {
  private static final int KEPT = 4;

  private final int call;
  private final String endHook;

  /**
   * @param endHook what is called when the call has returned
   * @param ownLocals how many locals the method's own code has
   */
  StructuralAdvice(MethodVisitor next, MethodFrame frame, int call, String endHook, int ownLocals) {
    super(next, frame, ownLocals, KEPT);
    this.call = call;
    this.endHook = endHook;
  }

  @Override
  void onEnter() {
    pushThis();
    insn(Opcodes.DUP);
    keep(0);
    pushStamp();
    insn(Opcodes.DUP);
    keep(1);
    pushFirstArgument();
    insn(Opcodes.DUP);
    keep(2);
    next().visitLdcInsn(call);
    hook("enter", "(" + OBJECT + OBJECT + OBJECT + "I)" + OBJECT);
    keep(3);
  }

  @Override
  void onReturn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      insn(Opcodes.DUP);
    } else {
      insn(Opcodes.ACONST_NULL);
    }
    pushKept();
    hook(endHook, "(" + OBJECT + OBJECT + OBJECT + OBJECT + OBJECT + "I)V");
  }

  @Override
  void onThrow() {
    insn(Opcodes.DUP);
    pushKept();
    hook("failed", "(Ljava/lang/Throwable;" + OBJECT + OBJECT + OBJECT + OBJECT + "I)V");
  }

  private void pushKept() {
    for (int i = 0; i < KEPT; i++) {
      pushKept(i);
    }
    next().visitLdcInsn(call);
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
