package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Advice for a call of an ORM that only matters once it has returned. No branch and no handler, so
 * that it fits into constructors.
 */
final class OrmExitAdvice extends MethodVisitor {
  private static final String OBJECT = Advice.OBJECT;
  private static final int EXTRA_STACK = 5;

  private final OrmCall call;

  OrmExitAdvice(MethodVisitor next, OrmCall call) {
    super(Opcodes.ASM9, next);
    this.call = call;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      switch (call.point().role()) {
        case BORROWED, PART -> {
          super.visitInsn(Opcodes.DUP);
          call.pushMark(mv);
          call.pushNumber(mv);
          OrmCall.hook(mv, "borrowed", "(" + OBJECT + OBJECT + "I)V");
        }
        case WRAPS -> {
          super.visitInsn(Opcodes.DUP);
          call.pushSelf(mv);
          super.visitInsn(Opcodes.SWAP);
          call.pushNumber(mv);
          OrmCall.hook(mv, "happened", "(" + OBJECT + OBJECT + "I)V");
        }
        case RELEASES -> {
          call.pushSelf(mv);
          call.pushMark(mv);
          call.pushNumber(mv);
          OrmCall.hook(mv, "releasing", "(" + OBJECT + OBJECT + "I)V");
        }
        case JOINED, REPLACES -> join();
        default -> happened();
      }
    }
    super.visitInsn(opcode);
  }

  private void happened() {
    call.pushSelf(mv);
    call.pushArgument(mv);
    call.pushNumber(mv);
    OrmCall.hook(mv, "happened", "(" + OBJECT + OBJECT + "I)V");
  }

  private void join() {
    if (call.point().receiver() != 0) {
      // An object of another's, which has no place for a mark.
      happened();
    } else if (call.marked()) {
      call.pushSelf(mv);
      call.pushSelf(mv);
      call.pushArgument(mv);
      call.pushMark(mv);
      call.pushNumber(mv);
      OrmCall.hook(mv, "joined", "(" + OBJECT + OBJECT + OBJECT + "I)" + OBJECT);
      super.visitFieldInsn(Opcodes.PUTFIELD, call.type(), MemberWeaver.STAMP, OBJECT);
    }
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + EXTRA_STACK, locals);
  }
}
