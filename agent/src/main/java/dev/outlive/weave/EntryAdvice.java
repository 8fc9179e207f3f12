package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Advice for an entry: what it began with stays in a local until the thread leaves. */
final class EntryAdvice extends KeepingAdvice {
  private static final String ENTRIES = "dev/outlive/hook/Entries";

  private final Entry entry;

  EntryAdvice(MethodVisitor next, MethodFrame frame, Entry entry, boolean isStatic) {
    super(next, frame, entry.locals(), 1);
    this.entry = entry;
    if (isStatic) {
      thereIsNoThis();
    }
  }

  @Override
  void onEnter() {
    if (entry.name() == null) {
      next().visitVarInsn(Opcodes.ALOAD, 1);
      insn(Opcodes.ACONST_NULL);
    } else {
      insn(Opcodes.ACONST_NULL);
      next().visitLdcInsn(entry.name());
    }
    call("enter", "(" + OBJECT + "Ljava/lang/String;)" + OBJECT);
    keep(0);
  }

  @Override
  void onReturn(int opcode) {
    pushKept(0);
    call("exit", "(" + OBJECT + ")V");
  }

  @Override
  void onThrow() {
    pushKept(0);
    call("failed", "(" + OBJECT + ")V");
  }

  private void call(String name, String descriptor) {
    next().visitMethodInsn(Opcodes.INVOKESTATIC, ENTRIES, name, descriptor, false);
  }
}
