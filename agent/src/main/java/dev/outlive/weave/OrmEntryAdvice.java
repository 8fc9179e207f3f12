package dev.outlive.weave;

import dev.outlive.adapter.Role;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Advice for a call of an ORM that matters as soon as it begins. */
final class OrmEntryAdvice extends MethodVisitor {
  private static final String OBJECT = Advice.OBJECT;
  private static final int STACK = 3;

  private final OrmCall call;

  OrmEntryAdvice(MethodVisitor next, OrmCall call) {
    super(Opcodes.ASM9, next);
    this.call = call;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    call.pushSelf(mv);
    if (call.point().role() == Role.FORGOT || call.point().role() == Role.WRITTEN) {
      call.pushArgument(mv);
    } else {
      call.pushMark(mv);
    }
    call.pushNumber(mv);
    String hook =
        switch (call.point().role()) {
          case FORGOT, WRITTEN -> "happened";
          case LET_GO -> "letGo";
          default -> "releasing";
        };
    OrmCall.hook(mv, hook, "(" + OBJECT + OBJECT + "I)V");
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(stack, STACK), locals);
  }
}
