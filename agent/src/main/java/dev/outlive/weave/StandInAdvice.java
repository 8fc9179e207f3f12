package dev.outlive.weave;

import dev.outlive.adapter.StandIn;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The way out of a call on an object that something else stands in for. */
final class StandInAdvice extends MethodVisitor {
  private static final String OBJECT = Advice.OBJECT;
  private static final int EXTRA_STACK = 2;
  private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

  private final MethodFrame frame;
  private final String method;
  private final OrmTargets.Target target;

  StandInAdvice(MethodVisitor next, MethodFrame frame, String method, OrmTargets.Target target) {
    super(Opcodes.ASM9, next);
    this.frame = frame;
    this.method = method;
    this.target = target;
  }

  static boolean fits(StandIn standIn, int access, String name) {
    int never = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC;
    return (access & Opcodes.ACC_PUBLIC) != 0
        && (access & never) == 0
        && standIn.methods().contains(name);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    Label none = new Label();
    Label goOn = new Label();
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, frame.type().name(), target.standIn().loaded(), "()Z", false);
    super.visitJumpInsn(Opcodes.IFNE, goOn);
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitLdcInsn(target.number());
    OrmCall.hook(mv, "standIn", "(" + OBJECT + "I)" + OBJECT);
    super.visitInsn(Opcodes.DUP);
    super.visitJumpInsn(Opcodes.IFNULL, none);
    answer();
    super.visitLabel(none);
    frameAtStart("java/lang/Object");
    super.visitInsn(Opcodes.POP);
    super.visitLabel(goOn);
    frameAtStart();
    // The method's own first frame must not fall on the same instruction.
    super.visitInsn(Opcodes.NOP);
  }

  private void answer() {
    boolean ofObject = OF_OBJECT.contains(method);
    String type =
        ofObject ? "java/lang/Object" : Type.getInternalName(target.standIn().answeredBy());
    super.visitTypeInsn(Opcodes.CHECKCAST, type);
    int local = 1;
    for (Type argument : Type.getArgumentTypes(frame.descriptor())) {
      super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    super.visitMethodInsn(
        ofObject ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKEINTERFACE,
        type,
        method,
        frame.descriptor(),
        !ofObject);
    super.visitInsn(Type.getReturnType(frame.descriptor()).getOpcode(Opcodes.IRETURN));
  }

  private void frameAtStart(Object... onStack) {
    if (frame.needsFrames()) {
      Object[] locals = frame.firstLocals();
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, onStack.length, onStack);
    }
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(stack, locals + EXTRA_STACK), locals);
  }
}
