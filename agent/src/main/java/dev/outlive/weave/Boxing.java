package dev.outlive.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Between the values of woven methods and the objects that the hooks speak of. */
final class Boxing {
  private Boxing() {}

  static void box(MethodVisitor code, Type type) {
    String wrapper = wrapper(type);
    if (wrapper != null) {
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          wrapper,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + wrapper + ";",
          false);
    }
  }

  static void open(MethodVisitor code, Type type) {
    String wrapper = wrapper(type);
    if (type.getSort() == Type.VOID) {
      code.visitInsn(Opcodes.POP);
    } else if (wrapper == null) {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    } else {
      code.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          wrapper,
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    }
  }

  private static String wrapper(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.BYTE -> "java/lang/Byte";
      case Type.CHAR -> "java/lang/Character";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> null;
    };
  }
}
