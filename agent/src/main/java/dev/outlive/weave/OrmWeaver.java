package dev.outlive.weave;

import dev.outlive.adapter.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts the hooks' calls into the methods of one class of an ORM. */
final class OrmWeaver extends ClassVisitor {
  private final List<OrmTargets.Target> targets;
  private final ClassType type;
  private final boolean marked;
  private final Map<String, Integer> locals;
  private int version;

  private OrmWeaver(
      ClassWriter out,
      List<OrmTargets.Target> targets,
      ClassType type,
      boolean marked,
      Map<String, Integer> locals) {
    super(Opcodes.ASM9, out);
    this.targets = targets;
    this.type = type;
    this.marked = marked;
    this.locals = locals;
  }

  /**
   * Writes a class with the hooks' calls in it.
   *
   * @param marked whether it has the field for our mark
   */
  static byte[] weave(
      byte[] file, List<OrmTargets.Target> targets, ClassType type, boolean marked) {
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    Map<String, Integer> locals = new HashMap<>();
    ClassHeader.of(file)
        .anyMethod(
            method -> {
              locals.put(method.name() + method.descriptor(), method.locals());
              return false;
            });
    reader.accept(new OrmWeaver(out, targets, type, marked, locals), ClassReader.EXPAND_FRAMES);
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
      Point point = target.point();
      if (target.standIn() != null
          ? StandInAdvice.fits(target.standIn(), access, name)
          : point.method().equals(name) && point.descriptor().equals(descriptor)) {
        next = woven(next, access, name, descriptor, target);
      }
    }
    return next;
  }

  private MethodVisitor woven(
      MethodVisitor next, int access, String name, String descriptor, OrmTargets.Target target) {
    int ownLocals = locals.get(name + descriptor);
    OrmCall call =
        new OrmCall(
            type.name(),
            marked,
            (access & Opcodes.ACC_STATIC) != 0,
            target.point(),
            target.number());
    MethodFrame frame = new MethodFrame(type, descriptor, version);
    return switch (target.point().role()) {
      case OPENED,
          BEGUN,
          BORROWED,
          PART,
          WRAPS,
          RELEASES,
          BOUND,
          JOINED,
          REPLACES,
          ASKED_TO_CLOSE,
          CLOSED,
          CLOSED_ALL ->
          new OrmExitAdvice(next, call);
      case FORGOT, LET_GO, RELEASING, WRITTEN, CHANGES -> new OrmEntryAdvice(next, frame, call);
      case READ, LOADED -> new OrmReadAdvice(next, frame, call, ownLocals);
      case ENDING, KEEP -> new InterceptAdvice(next, frame, call);
      case STANDS_IN -> new StandInAdvice(next, frame, name, target);
    };
  }
}
