package dev.outlive.weave;

import dev.outlive.adapter.Role;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Advice for a read of a lazy attribute, which may be answered in the ORM's place. What is known of
 * the read stays in a local behind the method's own until it is known what came of it.
 */
final class OrmReadAdvice extends KeepingAdvice {
  private static final int READING = 0;
  private static final String RUNNABLE = "java/lang/Runnable";

  private final OrmCall call;

  OrmReadAdvice(MethodVisitor next, MethodFrame frame, OrmCall call, int ownLocals) {
    super(next, frame, ownLocals, 1);
    this.call = call;
    if (call.isStatic()) {
      thereIsNoThis();
    }
  }

  @Override
  void onEnter() {
    Label goOn = new Label();
    if (call.point().guard() != null) {
      insn(Opcodes.ACONST_NULL);
      keep(READING);
      call.pushSelf(next());
      onThis(call.point().asked(), "()Z");
      next().visitJumpInsn(call.point().negated() ? Opcodes.IFNE : Opcodes.IFEQ, goOn);
    }
    call.pushSelf(next());
    call.pushArgument(next());
    call.pushMark(next());
    call.pushNumber(next());
    hook("reading", "(" + OBJECT + OBJECT + OBJECT + "I)" + OBJECT);
    keep(READING);
    if (call.point().role() == Role.READ) {
      answer(goOn);
    }
    next().visitLabel(goOn);
    if (frame.needsFrames()) {
      Object[] locals = call.isStatic() ? frame.firstLocalsOfStatic() : frame.firstLocals();
      frame(locals.length, locals, 0, new Object[0]);
    }
    // The method's own first frame must not fall on the same instruction.
    insn(Opcodes.NOP);
  }

  private void answer(Label goOn) {
    pushKept(READING);
    hook("answered", "(" + OBJECT + ")Z");
    next().visitJumpInsn(Opcodes.IFEQ, goOn);
    pushKept(READING);
    hook("answer", "(" + OBJECT + ")" + OBJECT);
    Type result = Type.getReturnType(frame.descriptor());
    if (result.getSort() == Type.VOID) {
      run(goOn);
    } else {
      Boxing.open(next(), result);
    }
    next().visitInsn(result.getOpcode(Opcodes.IRETURN));
  }

  /**
   * Does what is on the stack in the method's place, and here: what it throws goes where the
   * method's own would.
   */
  private void run(Label goOn) {
    keep(READING);
    pushKept(READING);
    next().visitJumpInsn(Opcodes.IFNULL, goOn);
    pushKept(READING);
    next().visitTypeInsn(Opcodes.CHECKCAST, RUNNABLE);
    next().visitMethodInsn(Opcodes.INVOKEINTERFACE, RUNNABLE, "run", "()V", true);
  }

  @Override
  void onReturn(int opcode) {
    pushKept(READING);
    hook("readReturned", "(" + OBJECT + ")V");
  }

  @Override
  void onThrow() {
    insn(Opcodes.DUP);
    pushKept(READING);
    hook("readThrew", "(Ljava/lang/Throwable;" + OBJECT + ")V");
  }
}
