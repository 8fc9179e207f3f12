package dev.outlive.weave;

import dev.outlive.adapter.Point;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a woven call of an ORM tells the hooks, and how it gets at it.
 *
 * @param type the class's internal name
 * @param marked whether its objects carry a mark
 * @param isStatic whether the method is
 * @param point what was asked for
 * @param number its number
 */
record OrmCall(String type, boolean marked, boolean isStatic, Point point, int number) {
  private static final String OBJECT = Advice.OBJECT;

  /** Pushes the receiver, or what is told for it; of a static method its first argument. */
  void pushSelf(MethodVisitor code) {
    if (point.receiver() == 0) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      pushArgument(code, point.receiver());
    }
  }

  /** Pushes the argument that is told, or null. */
  void pushArgument(MethodVisitor code) {
    pushArgument(code, point.argument());
  }

  private void pushArgument(MethodVisitor code, int number) {
    if (number == 0) {
      code.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    if (number == Point.ITSELF) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      return;
    }
    Type[] arguments = Type.getArgumentTypes(point.descriptor());
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < number - 1; i++) {
      local += arguments[i].getSize();
    }
    Type argument = number > arguments.length ? Type.VOID_TYPE : arguments[number - 1];
    if (argument.getSort() == Type.OBJECT || argument.getSort() == Type.ARRAY) {
      code.visitVarInsn(Opcodes.ALOAD, local);
    } else if (argument.getSort() == Type.VOID) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      Boxing.box(code, argument);
    }
  }

  /** Pushes the receiver's mark, or null where it carries none in sight. */
  void pushMark(MethodVisitor code) {
    if (marked && !isStatic && point.receiver() == 0) {
      pushSelf(code);
      code.visitFieldInsn(Opcodes.GETFIELD, type, MemberWeaver.STAMP, OBJECT);
    } else {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  void pushNumber(MethodVisitor code) {
    code.visitLdcInsn(number);
  }

  static void hook(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, MemberWeaver.HOOKS, name, descriptor, false);
  }
}
