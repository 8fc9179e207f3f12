package dev.outlive.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The way out of a row call that a snapshot answers. Only woven while auto-fix is on: the branch
 * costs bytes that a getter has not got to spare.
 */
final class Serving {
  private static final String TRACKER = "dev/outlive/hook/Tracker";

  private final Advice advice;
  private final MethodFrame frame;
  private final int call;

  Serving(Advice advice, MethodFrame frame, int call) {
    this.advice = advice;
    this.frame = frame;
    this.call = call;
  }

  void weave() {
    MethodVisitor code = advice.next();
    Label goOn = new Label();
    advice.pushThis();
    advice.pushStamp();
    pushFirstArgument(code);
    code.visitLdcInsn(call);
    advice.hook(
        "served", "(" + Advice.OBJECT + Advice.OBJECT + Advice.OBJECT + "I)" + Advice.OBJECT);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.GETSTATIC, TRACKER, "NOT_SERVED", Advice.OBJECT);
    code.visitJumpInsn(Opcodes.IF_ACMPEQ, goOn);
    Type result = Type.getReturnType(frame.descriptor());
    Boxing.open(code, result);
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitLabel(goOn);
    if (frame.needsFrames()) {
      code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
    }
    code.visitInsn(Opcodes.POP);
  }

  private void pushFirstArgument(MethodVisitor code) {
    Type[] arguments = Type.getArgumentTypes(frame.descriptor());
    if (arguments.length == 0) {
      code.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    code.visitVarInsn(arguments[0].getOpcode(Opcodes.ILOAD), 1);
    Boxing.box(code, arguments[0]);
  }
}
