package dev.outlive.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Advice for a call of an ORM, which may be answered in its place. */
final class InterceptAdvice extends Advice {
  private final OrmCall call;

  InterceptAdvice(MethodVisitor next, MethodFrame frame, OrmCall call) {
    super(next, frame);
    this.call = call;
  }

  @Override
  void onEnter() {
    Label goOn = new Label();
    pushThis();
    call.pushArgument(next());
    call.pushNumber(next());
    hook("intercept", "(" + OBJECT + OBJECT + "I)" + OBJECT);
    insn(Opcodes.DUP);
    next().visitJumpInsn(Opcodes.IFNULL, goOn);
    hook("answer", "(" + OBJECT + ")" + OBJECT);
    Type result = Type.getReturnType(frame.descriptor());
    Boxing.open(next(), result);
    next().visitInsn(result.getOpcode(Opcodes.IRETURN));
    next().visitLabel(goOn);
    frameAtStart("java/lang/Object");
    next().visitInsn(Opcodes.POP);
  }

  @Override
  void onReturn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      insn(Opcodes.DUP);
    } else {
      insn(Opcodes.ACONST_NULL);
    }
    pushThis();
    call.pushArgument(next());
    call.pushNumber(next());
    hook("interceptedReturned", "(" + OBJECT + OBJECT + OBJECT + "I)V");
  }

  @Override
  void onThrow() {
    insn(Opcodes.DUP);
    pushThis();
    // In the handler's frame only the receiver is known.
    insn(Opcodes.ACONST_NULL);
    call.pushNumber(next());
    hook("interceptedThrew", "(Ljava/lang/Throwable;" + OBJECT + OBJECT + "I)V");
  }
}
