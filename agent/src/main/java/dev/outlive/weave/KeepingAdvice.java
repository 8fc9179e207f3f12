package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Advice that keeps something in locals of its own, behind the method's, from entry to end. */
abstract class KeepingAdvice extends Advice {
  /** The first of our locals. */
  private final int first;

  private final int count;

  /**
   * @param ownLocals how many locals the method's own code has
   * @param count how many are kept behind them
   */
  KeepingAdvice(MethodVisitor next, MethodFrame frame, int ownLocals, int count) {
    super(next, frame);
    this.first = ownLocals;
    this.count = count;
  }

  /** Keeps what is on the stack. */
  final void keep(int number) {
    next().visitVarInsn(Opcodes.ASTORE, first + number);
  }

  final void pushKept(int number) {
    next().visitVarInsn(Opcodes.ALOAD, first + number);
  }

  @Override
  final void frame(int locals, Object[] local, int stack, Object[] onStack) {
    int taken = 0;
    for (int i = 0; i < locals; i++) {
      taken += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    int unknown = first - taken;
    Object[] all = new Object[locals + unknown + count];
    System.arraycopy(local, 0, all, 0, locals);
    for (int i = 0; i < unknown; i++) {
      all[locals + i] = Opcodes.TOP;
    }
    for (int i = 0; i < count; i++) {
      all[locals + unknown + i] = "java/lang/Object";
    }
    super.frame(all.length, all, stack, onStack);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack, Math.max(locals, first + count));
  }
}
