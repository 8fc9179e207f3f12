package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Hooks;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class AdviceWeaverTest {

  /** A wrapper that looks like a driver: it names what it wraps by a class. */
  abstract static class ByClass implements Connection {
    private final ByClass wrapped;

    ByClass(ByClass wrapped) {
      this.wrapped = wrapped;
    }

    @Override
    public Statement createStatement() throws SQLException {
      return wrapped.createStatement();
    }
  }

  private static List<Integer> callsBegun(byte[] woven) {
    List<Integer> begun = new ArrayList<>();
    new ClassReader(woven)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  private Object constant;

                  @Override
                  public void visitLdcInsn(Object value) {
                    constant = value;
                  }

                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String with, boolean onInterface) {
                    if (owner.equals(MemberWeaver.HOOKS) && called.equals("enter")) {
                      begun.add((Integer) constant);
                    }
                  }
                };
              }
            },
            0);
    return begun;
  }

  /** What is wrapped by hand carries no stamp, and is known by what its calls come to. */
  @Test
  void aConnectionWithoutAStampTellsOfItsStatementsWhateverItLooksLike() throws IOException {
    String name = ByClass.class.getName().replace('.', '/');
    byte[] file;
    try (InputStream in = ByClass.class.getClassLoader().getResourceAsStream(name + ".class")) {
      file = in.readAllBytes();
    }
    ClassReader reader = new ClassReader(file);
    ClassType type = new Hierarchy(Set.of()).of(ByClass.class.getClassLoader(), name);
    assertThat(type.wrapper()).isFalse();

    ClassWriter out = new ClassWriter(reader, 0);
    AdviceWeaver.weave(file, reader, out, JdbcTable.ofRunningJdk(), type, false);

    assertThat(callsBegun(out.toByteArray()))
        .hasSize(1)
        .allMatch(call -> (call & Hooks.ONLY_STAMPED) == 0);
  }
}
