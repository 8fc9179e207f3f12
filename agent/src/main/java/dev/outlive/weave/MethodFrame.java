package dev.outlive.weave;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the advice must know of the method that it goes into.
 *
 * @param type the class
 * @param descriptor the method's
 * @param version the class file's major version
 */
record MethodFrame(ClassType type, String descriptor, int version) {
  /** The first version whose methods carry stack map frames. */
  private static final int FIRST_WITH_FRAMES = 50;

  boolean needsFrames() {
    return version >= FIRST_WITH_FRAMES;
  }

  /** The locals of its first frame, as ASM writes them: the receiver and the arguments. */
  Object[] firstLocals() {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    Object[] locals = new Object[arguments.length + 1];
    locals[0] = type.name();
    for (int i = 0; i < arguments.length; i++) {
      locals[i + 1] = local(arguments[i]);
    }
    return locals;
  }

  /** The same of a static method: there is no receiver. */
  Object[] firstLocalsOfStatic() {
    Object[] locals = firstLocals();
    return Arrays.copyOfRange(locals, 1, locals.length);
  }

  private static Object local(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
