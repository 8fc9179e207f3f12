package dev.outlive.weave;

import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts the hooks' calls into the methods of one class of an ORM. */
final class OrmWeaver extends ClassVisitor {
  private final List<OrmTargets.Target> targets;
  private final ClassType type;
  private int version;

  private OrmWeaver(ClassWriter out, List<OrmTargets.Target> targets, ClassType type) {
    super(Opcodes.ASM9, out);
    this.targets = targets;
    this.type = type;
  }

  /** Writes a class with the hooks' calls in it. */
  static byte[] weave(byte[] file, List<OrmTargets.Target> targets, ClassType type) {
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    reader.accept(new OrmWeaver(out, targets, type), ClassReader.EXPAND_FRAMES);
    return out.toByteArray();
  }

  @Override
  public void visit(
      int classVersion, int access, String name, String signature, String up, String[] interfaces) {
    version = classVersion & 0xFFFF;
    super.visit(classVersion, access, name, signature, up, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (OrmTargets.Target target : targets) {
      if (target.point().method().equals(name) && target.point().descriptor().equals(descriptor)) {
        return new InterceptAdvice(
            next, new MethodFrame(type, descriptor, version), target.number());
      }
    }
    return next;
  }
}
