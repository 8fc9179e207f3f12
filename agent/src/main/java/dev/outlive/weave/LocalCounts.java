package dev.outlive.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * How many locals each structural method of a class has: a class file says so behind the code, and
 * the advice needs to know before it.
 */
final class LocalCounts extends ClassVisitor {
  private final JdbcTable table;
  private final ClassType type;
  private final Map<String, Integer> counts = new HashMap<>();

  private LocalCounts(JdbcTable table, ClassType type) {
    super(Opcodes.ASM9);
    this.table = table;
    this.type = type;
  }

  /** Counts, by name and descriptor. */
  static Map<String, Integer> of(ClassReader file, JdbcTable table, ClassType type) {
    LocalCounts counted = new LocalCounts(table, type);
    file.accept(counted, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return counted.counts;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    JdbcMethod method = table.find(type.kinds(), name + descriptor);
    if (method == null || !method.verb().structural()) {
      return null;
    }
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMaxs(int stack, int locals) {
        counts.put(name + descriptor, locals);
      }
    };
  }
}
