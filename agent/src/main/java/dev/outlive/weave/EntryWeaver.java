package dev.outlive.weave;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts the hooks' calls into the entries of one class. */
final class EntryWeaver extends ClassVisitor {
  private final Map<String, Entry> entries;
  private ClassType type;
  private int version;

  private EntryWeaver(ClassWriter out, Map<String, Entry> entries) {
    super(Opcodes.ASM9, out);
    this.entries = entries;
  }

  /** Writes a class with the hooks' calls in it. */
  static byte[] weave(byte[] file, Map<String, Entry> entries) {
    ClassReader reader = new ClassReader(file);
    ClassWriter out = new ClassWriter(reader, 0);
    reader.accept(new EntryWeaver(out, entries), ClassReader.EXPAND_FRAMES);
    return out.toByteArray();
  }

  @Override
  public void visit(
      int classVersion, int access, String name, String signature, String up, String[] interfaces) {
    version = classVersion & 0xFFFF;
    // Of the class nothing more is needed than its name.
    type = ClassType.unknown(name);
    super.visit(classVersion, access, name, signature, up, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    Entry entry = entries.get(name + descriptor);
    if (entry == null) {
      return next;
    }
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return new EntryAdvice(next, new MethodFrame(type, descriptor, version), entry, isStatic);
  }
}
