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
    Label alive = new Label();
    Label notServed = new Label();
    advice.pushStamp();
    advice.hook("over", "(" + Advice.OBJECT + ")Z");
    code.visitJumpInsn(Opcodes.IFEQ, alive);
    advice.pushThis();
    pushArguments(code);
    code.visitLdcInsn(call);
    advice.hook("served", "(" + Advice.OBJECT + "[" + Advice.OBJECT + "I)" + Advice.OBJECT);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.GETSTATIC, TRACKER, "NOT_SERVED", Advice.OBJECT);
    code.visitJumpInsn(Opcodes.IF_ACMPEQ, notServed);
    Type result = Type.getReturnType(frame.descriptor());
    Boxing.open(code, result);
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitLabel(notServed);
    advice.frameAtStart("java/lang/Object");
    code.visitInsn(Opcodes.POP);
    code.visitLabel(alive);
    advice.frameAtStart();
    // The method's own first frame must not fall on the same instruction.
    code.visitInsn(Opcodes.NOP);
  }

  private void pushArguments(MethodVisitor code) {
    Type[] arguments = Type.getArgumentTypes(frame.descriptor());
    code.visitIntInsn(Opcodes.BIPUSH, arguments.length);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int local = 1;
    for (int i = 0; i < arguments.length; i++) {
      code.visitInsn(Opcodes.DUP);
      code.visitIntInsn(Opcodes.BIPUSH, i);
      code.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), local);
      Boxing.box(code, arguments[i]);
      code.visitInsn(Opcodes.AASTORE);
      local += arguments[i].getSize();
    }
  }
}
