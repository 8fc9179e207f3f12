package dev.outlive.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Advice for a call of an ORM that matters as soon as it begins. */
final class OrmEntryAdvice extends MethodVisitor {
  private static final String OBJECT = Advice.OBJECT;
  private static final int STACK = 3;

  private final MethodFrame frame;
  private final OrmCall call;

  OrmEntryAdvice(MethodVisitor next, MethodFrame frame, OrmCall call) {
    super(Opcodes.ASM9, next);
    this.frame = frame;
    this.call = call;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (call.point().guard() == null) {
      tell();
      return;
    }
    Label goOn = new Label();
    call.pushSelf(mv);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, call.type(), call.point().asked(), "()Z", false);
    mv.visitJumpInsn(call.point().negated() ? Opcodes.IFNE : Opcodes.IFEQ, goOn);
    tell();
    mv.visitLabel(goOn);
    if (frame.needsFrames()) {
      Object[] locals = frame.firstLocals();
      mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }
    // The method's own first frame must not fall on the same instruction.
    mv.visitInsn(Opcodes.NOP);
  }

  private void tell() {
    String hook =
        switch (call.point().role()) {
          case FORGOT, WRITTEN, CHANGES -> "happened";
          case LET_GO -> "letGo";
          default -> "releasing";
        };
    call.pushSelf(mv);
    if (hook.equals("happened")) {
      call.pushArgument(mv);
    } else {
      call.pushMark(mv);
    }
    call.pushNumber(mv);
    OrmCall.hook(mv, hook, "(" + OBJECT + OBJECT + "I)V");
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(stack, STACK), locals);
  }
}
