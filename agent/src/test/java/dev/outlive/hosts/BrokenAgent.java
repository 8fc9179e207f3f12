package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The packaged agent with a method of its own that does nothing but throw. */
final class BrokenAgent {
  static final String INJECTED = "injected by a test";

  private BrokenAgent() {}

  /**
   * Writes such an agent.
   *
   * @param method to break, all of its overloads, as {@code ledger.Ledger#follow} below {@code
   *     dev.outlive}
   */
  static Path jar(Folder folder, String method) {
    String type = method.substring(0, method.indexOf('#')).replace('.', '/');
    String name = method.substring(method.indexOf('#') + 1);
    String broken = "outlive/dev/outlive/" + type + ".classdata";
    AtomicInteger methods = new AtomicInteger();
    Path jar = folder.resolve("broken-agent.jar");
    try (JarFile whole = new JarFile(HostJvm.agentJar().toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (JarEntry entry : whole.stream().toList()) {
        out.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream in = whole.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          out.write(entry.getName().equals(broken) ? rewrite(content, name, methods) : content);
        }
        out.closeEntry();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    assertThat(methods).as("methods %s", method).hasPositiveValue();
    return jar;
  }

  private static byte[] rewrite(byte[] file, String name, AtomicInteger methods) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String method,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                MethodVisitor code =
                    super.visitMethod(access, method, descriptor, signature, exceptions);
                if (!method.equals(name) || (access & Opcodes.ACC_ABSTRACT) != 0) {
                  return code;
                }
                methods.incrementAndGet();
                fail(code);
                return null;
              }
            },
            0);
    return writer.toByteArray();
  }

  private static void fail(MethodVisitor code) {
    String exception = "java/lang/IllegalStateException";
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, exception);
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn(INJECTED);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(3, 32);
    code.visitEnd();
  }
}
