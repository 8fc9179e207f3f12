package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.hook.Entities;
import dev.outlive.hook.EntityTracker;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is woven into classes that the user has named as entities. */
class EntityWeavingTest {

  /** All classes below a package. */
  private record Named(String below) implements EntityClasses {
    @Override
    public boolean any() {
      return true;
    }

    @Override
    public boolean contains(String className) {
      return className.startsWith(below);
    }
  }

  private static WovenLoader woven(String below) {
    return new WovenLoader(
        listener -> new EntityTransformer(new Named(below), new WovenClasses(), listener), below);
  }

  /** Whoever reads it from outside its class, which is another here. */
  public interface Readable {
    /** Asked in turn. */
    List<Object> answers();
  }

  /** What is woven below. */
  @SuppressWarnings("serial") // the version that it has by default is what is compared
  public static class Thing implements Readable, Serializable {
    private String name = "thing";
    private long size = 7;

    /** For the loader. */
    public Thing() {
      this(0);
    }

    Thing(int more) {
      size += more;
    }

    public String getName() {
      return name;
    }

    public boolean isLarge() {
      return size > 100;
    }

    public double getHalf() {
      double half = size;
      for (int i = 0; i < 1; i++) {
        half /= 2;
      }
      return half;
    }

    public long size() {
      return size;
    }

    public String getFailure() {
      throw new IllegalStateException("as it should");
    }

    public long issue() {
      return -1;
    }

    public long getaway() {
      return -2;
    }

    public String getNamed(String prefix) {
      return prefix + name;
    }

    String save() {
      return "saved";
    }

    @Override
    public List<Object> answers() {
      return List.of(
          getName(), isLarge(), getHalf(), size(), issue(), getaway(), getNamed("a "), save());
    }
  }

  /** A record. */
  public record Pair(String left, int right) implements Readable {
    /** For the loader. */
    public Pair() {
      this("left", 2);
    }

    @Override
    public List<Object> answers() {
      return List.of(left(), right());
    }
  }

  private static final class Told extends EntityTracker {
    private final List<String> told = new ArrayList<>();

    @Override
    public void made(Object entity) {
      told.add("made");
    }

    @Override
    public Object getting(Object entity, String getter) {
      return getter;
    }

    @Override
    public void got(Object getting) {
      told.add((String) getting);
    }

    @Override
    public void failed(Throwable thrown, Object getting) {
      told.add(getting + ": " + thrown.getMessage());
    }
  }

  private final Told tracker = new Told();

  private static Readable made(Class<?> type) throws ReflectiveOperationException {
    return (Readable)
        woven(type.getName()).loadClass(type.getName()).getDeclaredConstructor().newInstance();
  }

  @AfterEach
  void forget() {
    Entities.install(null);
  }

  @Test
  void constructorsAndGettersAreToldOfAndNothingElse() throws ReflectiveOperationException {
    Entities.install(tracker);
    Readable thing = made(Thing.class);

    assertThat(thing.answers()).isEqualTo(new Thing().answers());
    assertThat(tracker.told)
        .containsExactly("made", "made", "getName", "isLarge", "getHalf", "size");
  }

  @Test
  void accessorsOfRecordsAreGetters() throws ReflectiveOperationException {
    Entities.install(tracker);
    Readable pair = made(Pair.class);

    assertThat(pair.answers()).containsExactly("left", 2);
    assertThat(tracker.told).containsExactly("made", "made", "left", "right");
  }

  @Test
  void whatAGetterThrowsIsTheSame() throws ReflectiveOperationException {
    Entities.install(tracker);
    Object thing = made(Thing.class);

    assertThatThrownBy(() -> thing.getClass().getMethod("getFailure").invoke(thing))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            failure ->
                assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("getFailure"));
    assertThat(tracker.told).containsExactly("made", "made", "getFailure: as it should");
  }

  @Test
  void withoutATrackerNothingHappens() throws ReflectiveOperationException {
    assertThat(made(Thing.class).answers()).isEqualTo(new Thing().answers());
  }

  @Test
  void streamsKnowTheClassAgain() throws ReflectiveOperationException {
    Class<?> woven = woven(Thing.class.getName()).loadClass(Thing.class.getName());

    assertThat(ObjectStreamClass.lookup(woven).getSerialVersionUID())
        .isEqualTo(ObjectStreamClass.lookup(Thing.class).getSerialVersionUID());
  }

  /** As tools make them that verify before the JVM does: what is dead is in no frame. */
  @Test
  void aConstructorMayForgetItsObject() throws ReflectiveOperationException {
    String name = "forgetful.Entity";
    ClassWriter out = new ClassWriter(0);
    out.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
    MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(I)V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    Label end = new Label();
    code.visitJumpInsn(Opcodes.IFNE, end);
    code.visitInsn(Opcodes.NOP);
    code.visitLabel(end);
    code.visitFrame(Opcodes.F_FULL, 0, new Object[0], 0, new Object[0]);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(1, 2);
    code.visitEnd();
    out.visitEnd();
    WovenLoader woven = woven("forgetful.");

    Class<?> entity = woven.define(name, out.toByteArray());

    assertThat(entity.getConstructor(int.class).newInstance(1)).isNotNull();
    assertThat(woven.listener.failed).isEmpty();
  }

  @Test
  void anyClassCanBeWoven() throws IOException {
    WovenLoader woven = woven("org.h2.");

    assertThat(woven.linkAll("h2")).isEmpty();
    assertThat(woven.listener.failed).isEmpty();
    assertThat(woven.changed).hasSizeGreaterThan(500);
  }
}
