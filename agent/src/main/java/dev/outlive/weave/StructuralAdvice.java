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

  /** Of {@code setNetworkTimeout}, whose second argument is what matters. */
  private static final String TIMEOUT = "(Ljava/util/concurrent/Executor;I)V";

  private final int call;
  private final String endHook;
  private final boolean tells;

  /**
   * @param endHook what is called when the call has returned
   * @param tells whether a result that is no object is to be handed to it
   * @param ownLocals how many locals the method's own code has
   */
  StructuralAdvice(
      MethodVisitor next,
      MethodFrame frame,
      int call,
      String endHook,
      boolean tells,
      int ownLocals) {
    super(next, frame, ownLocals, KEPT);
    this.call = call;
    this.endHook = endHook;
    this.tells = tells;
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
    } else if (tells && opcode != Opcodes.RETURN) {
      Type result = Type.getReturnType(frame.descriptor());
      insn(result.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
      Boxing.box(next(), result);
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
    if (frame.descriptor().equals(TIMEOUT)) {
      super.visitVarInsn(Opcodes.ILOAD, 2);
      Boxing.box(next(), Type.INT_TYPE);
    } else if (arguments.length > 0 && arguments[0].getSort() >= Type.ARRAY) {
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
