package dev.outlive.fixit;

import dev.outlive.orm.Model;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The ORM's classes, changed: another version of it, or one that fails. */
final class Doctored {
  /** What becomes of the class files of the ORM. */
  @FunctionalInterface
  private interface Doctor {
    ClassVisitor treating(ClassWriter out);
  }

  private Doctored() {}

  /** A method of {@code Model} has another name, everywhere. */
  static Path renamed(String method, String other) {
    return orm(
        out ->
            new ClassVisitor(Opcodes.ASM9, out) {
              private boolean ofModel;

              @Override
              public void visit(
                  int version, int access, String name, String generic, String up, String[] also) {
                ofModel = name.equals("dev/outlive/orm/Model");
                super.visit(version, access, name, generic, up, also);
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                String called = ofModel && name.equals(method) ? other : name;
                return new MethodVisitor(
                    Opcodes.ASM9, super.visitMethod(access, called, descriptor, generic, thrown)) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String target, String with, boolean onInterface) {
                    boolean meant = owner.equals("dev/outlive/orm/Model") && target.equals(method);
                    super.visitMethodInsn(opcode, owner, meant ? other : target, with, onInterface);
                  }
                };
              }
            });
  }

  /** A method of {@code Model} throws, whoever calls it. */
  static Path throwing(String method) {
    return orm(
        out ->
            new ClassVisitor(Opcodes.ASM9, out) {
              private boolean ofModel;

              @Override
              public void visit(
                  int version, int access, String name, String generic, String up, String[] also) {
                ofModel = name.equals("dev/outlive/orm/Model");
                super.visit(version, access, name, generic, up, also);
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, generic, thrown);
                if (!ofModel || !name.equals(method)) {
                  return next;
                }
                next.visitCode();
                next.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
                next.visitInsn(Opcodes.DUP);
                next.visitLdcInsn("injected");
                next.visitMethodInsn(
                    Opcodes.INVOKESPECIAL,
                    "java/lang/IllegalStateException",
                    "<init>",
                    "(Ljava/lang/String;)V",
                    false);
                next.visitInsn(Opcodes.ATHROW);
                next.visitMaxs(3, 2);
                next.visitEnd();
                return null;
              }
            });
  }

  private static Path orm(Doctor doctor) {
    Path place = FixJvm.placeOf(Model.class);
    Path target = FixJvm.folder("doctored");
    try {
      if (Files.isDirectory(place)) {
        treat(place, target, doctor);
      } else {
        try (FileSystem jar =
            FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
          treat(jar.getPath("/"), target, doctor);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return target;
  }

  private static void treat(Path root, Path target, Doctor doctor) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(root.resolve("dev/outlive/orm"))) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : classes) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      ClassWriter out = new ClassWriter(0);
      reader.accept(doctor.treating(out), 0);
      Path to = target.resolve(root.relativize(file).toString());
      Files.createDirectories(to.getParent());
      Files.write(to, out.toByteArray());
    }
  }
}
