package dev.outlive.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a call where the platform's MBean server is handed out; of its own, so that it fails alone.
 */
final class PlatformServerTransformer implements ClassFileTransformer {
  /** Who hands it out. */
  static final String FACTORY = "java.lang.management.ManagementFactory";

  private static final String FACTORY_FILE = FACTORY.replace('.', '/');
  private static final String HOOK = "dev/outlive/hook/PlatformServer";

  private final WeavingListener listener;

  PlatformServerTransformer(WeavingListener listener) {
    this.listener = listener;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] file) {
    if (loader != null || !FACTORY_FILE.equals(className)) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(file);
      ClassWriter out = new ClassWriter(reader, 0);
      reader.accept(new Factory(out), 0);
      return out.toByteArray();
    } catch (Throwable t) {
      listener.failed("weaving of the MBean server", className, t);
      return null;
    }
  }

  /** The JVM does not let the class be changed any more. */
  void refused(Throwable why) {
    listener.failed("weaving of the MBean server", FACTORY_FILE, why);
  }

  private static final class Factory extends ClassVisitor {
    Factory(ClassWriter out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals("getPlatformMBeanServer") ? new HandsOut(next) : next;
    }
  }

  private static final class HandsOut extends MethodVisitor {
    HandsOut(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        super.visitInsn(Opcodes.DUP);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, HOOK, "handedOut", "(Ljava/lang/Object;)V", false);
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      super.visitMaxs(stack + 1, locals);
    }
  }
}
