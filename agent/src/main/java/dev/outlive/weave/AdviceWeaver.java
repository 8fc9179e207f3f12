package dev.outlive.weave;

import dev.outlive.hook.Hooks;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts the hooks' calls into the methods of one class. */
final class AdviceWeaver extends ClassVisitor {
  private final JdbcTable table;
  private final ClassType type;
  private final Map<String, Integer> locals;
  private final boolean serving;
  private final Set<String> woven = new HashSet<>();
  private int version;

  private AdviceWeaver(
      ClassWriter out,
      JdbcTable table,
      ClassType type,
      Map<String, Integer> locals,
      boolean serving) {
    super(Opcodes.ASM9, out);
    this.table = table;
    this.type = type;
    this.locals = locals;
    this.serving = serving;
  }

  /** Writes a class with the hooks' calls in it. */
  static AdviceWeaver weave(
      byte[] file,
      ClassReader reader,
      ClassWriter out,
      JdbcTable table,
      ClassType type,
      boolean serving) {
    Map<String, Integer> locals = LocalCounts.of(file, table, type);
    AdviceWeaver weaver = new AdviceWeaver(out, table, type, locals, serving);
    reader.accept(weaver, ClassReader.EXPAND_FRAMES);
    return weaver;
  }

  /** Names of the methods that were woven. */
  Set<String> woven() {
    return Set.copyOf(woven);
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
    int never = Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;
    if ((access & Opcodes.ACC_PUBLIC) == 0 || (access & never) != 0) {
      return next;
    }
    JdbcMethod method = table.find(type.kinds(), name + descriptor);
    if (method == null) {
      return next;
    }
    woven.add(name);
    MethodFrame frame = new MethodFrame(type, descriptor, version);
    if (method.verb().structural()) {
      return new StructuralAdvice(
          next,
          frame,
          number(method),
          endHook(method),
          tells(method),
          locals.get(name + descriptor));
    }
    boolean handsOn = method.verb() == Verb.HAND_ON;
    boolean serves = serving && method.kind().copied();
    return new RowAdvice(next, frame, handsOn, serves ? number(method) : RowAdvice.NOT_SERVING);
  }

  private int number(JdbcMethod method) {
    int bits = method.verb().bits();
    boolean physical =
        method.kind() == JdbcKind.CONNECTION && !type.wrapper() && (bits & Hooks.CLOSES) != 0;
    return method.number() << Hooks.SHIFT
        | bits
        | (physical ? Hooks.PHYSICAL : 0)
        | (carries(method) ? Hooks.CARRIES : 0)
        | (method.decidesTransaction() ? Hooks.ALONE : 0)
        | (method.kind().onlyStamped() ? Hooks.ONLY_STAMPED : 0);
  }

  /** Whether it tells what a driver's connection carries on, or which one a borrower has. */
  private boolean carries(JdbcMethod method) {
    return switch (method.verb()) {
      case TRANSACT -> true;
      case END_TRANSACTION, SET_STATE, SET_MODE, CARRY ->
          method.kind() == JdbcKind.CONNECTION && !type.wrapper();
      case CREATE ->
          method.kind() == JdbcKind.CONNECTION && !type.wrapper() && method.handsOut().statement();
      default -> false;
    };
  }

  /** Whether what it answers is to be seen although it is no object. */
  private static boolean tells(JdbcMethod method) {
    return switch (method.verb()) {
      case CARRY, COUNT -> true;
      case EXECUTE -> method.descriptor().endsWith(")Z");
      default -> false;
    };
  }

  /**
   * What is called when a structural call has returned: most calls have a short way of their own.
   */
  private static String endHook(JdbcMethod method) {
    return switch (method.verb()) {
      case EXECUTE, UPDATE -> "executed";
      case CLOSE -> method.kind().onlyStamped() ? "closed" : "exit";
      case CREATE ->
          method.kind() == JdbcKind.CONNECTION && method.handsOut().statement()
              ? "created"
              : "exit";
      default -> "exit";
    };
  }
}
