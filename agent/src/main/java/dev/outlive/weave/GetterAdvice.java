package dev.outlive.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Advice for a getter of an entity: what it began with stays in a local until it has ended. */
final class GetterAdvice extends KeepingAdvice {
  static final String ENTITIES = "dev/outlive/hook/Entities";

  private final String getter;
  private int firstLine;

  GetterAdvice(MethodVisitor next, MethodFrame frame, String getter, int ownLocals) {
    super(next, frame, ownLocals, 1);
    this.getter = getter;
  }

  @Override
  public void visitLineNumber(int line, Label at) {
    firstLine = firstLine == 0 ? line : firstLine;
    super.visitLineNumber(line, at);
  }

  @Override
  void onEnter() {
    next().visitVarInsn(Opcodes.ALOAD, 0);
    next().visitLdcInsn(getter);
    call("getting", "(" + OBJECT + "Ljava/lang/String;)" + OBJECT);
    keep(0);
  }

  @Override
  void onReturn(int opcode) {
    pushKept(0);
    call("got", "(" + OBJECT + ")V");
  }

  @Override
  void onThrow() {
    if (firstLine != 0) {
      // Else it would be the last: that of whatever comes before in the code.
      Label here = new Label();
      next().visitLabel(here);
      next().visitLineNumber(firstLine, here);
    }
    insn(Opcodes.DUP);
    pushKept(0);
    call("failed", "(Ljava/lang/Throwable;" + OBJECT + ")V");
  }

  private void call(String name, String descriptor) {
    next().visitMethodInsn(Opcodes.INVOKESTATIC, ENTITIES, name, descriptor, false);
  }
}
