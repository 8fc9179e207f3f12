package dev.outlive.weave;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Adds nothing but a private transient field for a mark: of a class without a {@code
 * serialVersionUID} of its own, that is all that can be added without changing the one that it has
 * by default (Java Object Serialization Specification, 4.6).
 */
final class MarkField extends ClassVisitor {
  MarkField(ClassWriter out) {
    super(Opcodes.ASM9, out);
  }

  @Override
  public void visitEnd() {
    super.visitField(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
            MemberWeaver.STAMP,
            Advice.OBJECT,
            null,
            null)
        .visitEnd();
    super.visitEnd();
  }
}
