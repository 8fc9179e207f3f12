package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Advice for calls that are made for every row and column: four bytes at entry, four before each
 * return, five where an exception leaves; no branch, so that a pool's getter stays within the JIT's
 * inlining limit of 35 bytes.
 */
final class RowAdvice extends Advice {
  static final int NOT_SERVING = -1;

  private final boolean handsOn;
  private final int call;

  RowAdvice(MethodVisitor next, MethodFrame frame, boolean handsOn, int call) {
    super(next, frame);
    this.handsOn = handsOn;
    this.call = call;
  }

  @Override
  void onEnter() {
    if (frame.type().stamped()) {
      pushThis();
      onThis(MemberWeaver.USED, "()V");
    } else {
      check("used");
    }
    if (call != NOT_SERVING) {
      new Serving(this, frame, call).weave();
    }
  }

  @Override
  void onReturn(int opcode) {
    if (handsOn && opcode == Opcodes.ARETURN) {
      insn(Opcodes.DUP);
      pushThis();
      pushStamp();
      hook("handedOn", "(" + OBJECT + OBJECT + OBJECT + ")V");
    } else if (frame.type().stamped() && !thisIsOverwritten()) {
      pushThis();
      onThis(MemberWeaver.DONE, "()V");
    } else {
      check("done");
    }
  }

  @Override
  void onThrow() {
    pushThis();
    hook("threw", "(Ljava/lang/Throwable;" + OBJECT + ")Ljava/lang/Throwable;");
  }

  private void check(String name) {
    pushThis();
    pushStamp();
    hook(name, "(" + OBJECT + OBJECT + ")V");
  }
}
