package dev.outlive.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The shape that all advice shares: something at entry, something before each return, something
 * where an exception leaves.
 *
 * <p>The handler's frame comes last and names what it needs, so that the frames of the method are
 * copied and nothing has to be computed, which would load the host's classes. The method must be
 * read with its frames expanded.
 */
abstract class Advice extends MethodVisitor {
  static final String OBJECT = "Ljava/lang/Object;";

  /** Room for what the advice pushes on top of the method's own operands. */
  private static final int EXTRA_STACK = 8;

  final MethodFrame frame;
  private final Label start = new Label();
  private boolean thisIsOverwritten;

  Advice(MethodVisitor next, MethodFrame frame) {
    super(Opcodes.ASM9, next);
    this.frame = frame;
  }

  abstract void onEnter();

  /** The value to be returned, if any, is on the stack and stays there. */
  abstract void onReturn(int opcode);

  /** The exception is on the stack and stays there. */
  abstract void onThrow();

  @Override
  public void visitCode() {
    super.visitCode();
    onEnter();
    super.visitLabel(start);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    thisIsOverwritten |= local == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    super.visitVarInsn(opcode, local);
  }

  /**
   * A frame may forget the receiver although nothing is stored over it: the handlers of JDK 25's
   * proxies do. From there on it cannot be pushed, and our handler, which covers that code, cannot
   * count on it either.
   */
  @Override
  public void visitFrame(int kind, int locals, Object[] local, int stack, Object[] onStack) {
    thisIsOverwritten |= locals == 0 || !frame.type().name().equals(local[0]);
    frame(locals, local, stack, onStack);
  }

  /** Writes a frame; advice that keeps locals of its own adds them. */
  void frame(int locals, Object[] local, int stack, Object[] onStack) {
    super.visitFrame(Opcodes.F_NEW, locals, local, stack, onStack);
  }

  /** Writes the frame of a jump before the method's own code, with this on the stack or nothing. */
  final void frameAtStart(Object... onStack) {
    if (frame.needsFrames()) {
      Object[] locals = frame.firstLocals();
      frame(locals.length, locals, onStack.length, onStack);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      onReturn(opcode);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    Label end = new Label();
    super.visitLabel(end);
    // Last in the table: the method's own handlers come first.
    super.visitTryCatchBlock(start, end, end, null);
    if (frame.needsFrames()) {
      Object[] known = thisIsOverwritten ? new Object[0] : new Object[] {frame.type().name()};
      frame(known.length, known, 1, new Object[] {"java/lang/Throwable"});
    }
    onThrow();
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(stack + EXTRA_STACK, locals);
  }

  /** The method is static. */
  final void thereIsNoThis() {
    thisIsOverwritten = true;
  }

  final boolean thisIsOverwritten() {
    return thisIsOverwritten;
  }

  /** Pushes the receiver, or null where the method has put something else in its place. */
  final void pushThis() {
    if (thisIsOverwritten) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
  }

  /** Pushes the receiver's stamp. */
  final void pushStamp() {
    if (thisIsOverwritten || !JdbcKind.anyBound(frame.type().kinds())) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else if (frame.type().stamped()) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      onThis(MemberWeaver.STAMP, "()" + OBJECT);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      hook("mapped", "(" + OBJECT + ")" + OBJECT);
    }
  }

  final void onThis(String member, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, frame.type().name(), member, descriptor, false);
  }

  final void hook(String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, MemberWeaver.HOOKS, name, descriptor, false);
  }

  /** Where the code goes, past this advice. */
  final MethodVisitor next() {
    return mv;
  }

  final void insn(int opcode) {
    super.visitInsn(opcode);
  }
}
