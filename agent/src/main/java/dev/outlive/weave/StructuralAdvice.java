package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Advice for calls that hand out, execute or end. What such a call began with (the receiver, its
 * stamp, the first argument, the thread's {@code Calls}) stays in locals behind the method's own,
 * until it is known how the call ended.
 */
final class StructuralAdvice extends Advice {
  private static final int KEPT = 4;

  /** Of {@code setNetworkTimeout}, whose second argument is what matters. */
  private static final String TIMEOUT = "(Ljava/util/concurrent/Executor;I)V";

  private final int call;
  private final String endHook;
  private final boolean tells;

  /** The first of our locals. */
  private final int kept;

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
    super(next, frame);
    this.call = call;
    this.endHook = endHook;
    this.tells = tells;
    this.kept = ownLocals;
  }

  @Override
  void onEnter() {
    pushThis();
    keep(kept);
    pushStamp();
    keep(kept + 1);
    pushFirstArgument();
    keep(kept + 2);
    next().visitLdcInsn(call);
    hook("enter", "(" + OBJECT + OBJECT + OBJECT + "I)" + OBJECT);
    next().visitVarInsn(Opcodes.ASTORE, kept + 3);
  }

  private void keep(int local) {
    insn(Opcodes.DUP);
    next().visitVarInsn(Opcodes.ASTORE, local);
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
      next().visitVarInsn(Opcodes.ALOAD, kept + i);
    }
    next().visitLdcInsn(call);
  }

  @Override
  void frame(int locals, Object[] local, int stack, Object[] onStack) {
    int taken = 0;
    for (int i = 0; i < locals; i++) {
      taken += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    int unknown = kept - taken;
    Object[] all = new Object[locals + unknown + KEPT];
    System.arraycopy(local, 0, all, 0, locals);
    for (int i = 0; i < unknown; i++) {
      all[locals + i] = Opcodes.TOP;
    }
    for (int i = 0; i < KEPT; i++) {
      all[locals + unknown + i] = "java/lang/Object";
    }
    super.frame(all.length, all, stack, onStack);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack, Math.max(locals, kept + KEPT));
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
