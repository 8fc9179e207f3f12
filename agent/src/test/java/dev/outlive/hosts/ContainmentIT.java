package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outlive.hosts.fixture.HostileSource;
import dev.outlive.hosts.fixture.PooledApplication;
import dev.outlive.hosts.fixture.ReadsAfterClose;
import dev.outlive.hosts.fixture.RunsOutOfStack;
import dev.outlive.hosts.fixture.UsesLargeClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whatever fails in the agent, the host does not notice. */
class ContainmentIT {
  /** One line a part, and few parts. */
  private static final int MOST_LINES = 4;

  /** What the JVM allows in a method. */
  private static final int MOST_CODE = 65_535;

  @ParameterizedTest(name = "{0} always throws")
  @ValueSource(
      strings = {
        "agent.HookInstaller#install",
        "agent.SelfCheck#run",
        "weave.Hierarchy#of",
        "weave.MemberWeaver#visitEnd",
        "weave.AdviceWeaver#visitMethod",
        "weave.EntryTargets#of",
        "weave.EntryAdvice#onEnter",
        "ledger.Visit#scope",
        "ledger.Visit#nameScope",
        "ledger.Ledger#follow",
        "ledger.Capture#withStack",
        "ledger.OpenLeases#tick",
        "ledger.Walk#ofUse",
        "rule.Rules#judge",
        "report.Fingerprint#of",
        "report.TextFormat#violation",
      })
  void theHostDoesWhatItDoesWithoutTheAgent(String method) {
    Folder folder = Folder.named("broken-" + method.replace('#', '-'));
    HostRun run =
        HostJvm.in(folder)
            .otherAgent(BrokenAgent.jar(folder, method), "")
            .set("slf4j.internal.verbosity", "ERROR")
            .set("outlive.scopes", PooledApplication.class.getName() + ".count")
            .on(HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"), HostJvm.artifact("slf4j-api"))
            // Some of it fails in the background only: the host lasts until that has happened.
            .run(PooledApplication.class, HostJvm.ERRORS, BrokenAgent.INJECTED);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).containsExactly("sum: 600", "refused: JdbcSQLNonTransientException");
    assertThat(run.errors())
        .filteredOn(line -> line.contains(BrokenAgent.INJECTED))
        .as("said, but not again and again, see %s", folder.path())
        .hasSizeBetween(1, MOST_LINES)
        .allMatch(line -> line.startsWith("outlive: "));
    assertThat(run.errors().get(run.errors().size() - 1))
        .as("the summary counts")
        .matches("outlive: .*exit: .*[1-9]\\d* .*(suppressed|dropped).*");
  }

  @Test
  void objectsThatFailWhenAskedAreNotUpset() {
    HostRun run =
        HostJvm.in(Folder.named("hostile"))
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(HostileSource.class)
            .untroubled();

    assertThat(run.said("sum")).isEqualTo("30");
    assertThat(run.said("refused")).isEqualTo("JdbcSQLNonTransientException");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void aStackThatRunsOutInOurCodeLeavesTheThreadWatched() {
    HostRun run =
        HostJvm.in(Folder.named("stack"))
            .option("-Xint")
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(RunsOutOfStack.class);

    assertThat(run.exitCode())
        .as("exit code, see %s%n%s", run.folder(), String.join("\n", run.errors()))
        .isZero();
    // The JVM's own words where a class is loaded with no stack left to call any transformer with.
    assertThat(run.errors())
        .allMatch(line -> line.startsWith("*** java.lang.instrument ASSERTION FAILED ***"));
    assertThat(Integer.parseInt(run.said("overflows"))).isGreaterThan(10);
    assertThat(run.violations())
        .as("the read at the end, see %s", run.folder())
        .anyMatch(
            violation ->
                HostRun.frames(violation, "used").stream()
                    .anyMatch(frame -> frame.contains("ReadsAfterClose.main(")));
  }

  @Test
  void aClassThatCannotBeWovenIsLeftAsItIsAndNamed() {
    Folder folder = Folder.named("too-large");
    Path jar =
        new JarContent()
            .with(UsesLargeClass.LARGE.replace('.', '/') + ".class", largeSavepoint())
            .to(folder.resolve("large.jar"));
    HostRun run =
        HostJvm.in(folder).agent().on(jar, HostJvm.artifact("h2")).run(UsesLargeClass.class);

    assertThat(run.exitCode()).as("exit code, see %s", folder.path()).isZero();
    assertThat(run.said("id")).isEqualTo("7");
    assertThat(run.said("name")).isEqualTo("large");
    assertThat(run.errors()).isEmpty();
    assertThat(run.notices())
        .filteredOn(notice -> notice.contains(UsesLargeClass.LARGE.replace('.', '/')))
        .hasSize(1);
    assertThat(run.violations()).as("the other classes are watched").hasSize(1);
  }

  /** A method of 65,535 bytes: there is no room for a single instruction of ours. */
  private static byte[] largeSavepoint() {
    ClassWriter type = new ClassWriter(0);
    type.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC,
        UsesLargeClass.LARGE.replace('.', '/'),
        null,
        "java/lang/Object",
        new String[] {"java/sql/Savepoint"});
    MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    MethodVisitor id = type.visitMethod(Opcodes.ACC_PUBLIC, "getSavepointId", "()I", null, null);
    id.visitIntInsn(Opcodes.BIPUSH, 7);
    id.visitInsn(Opcodes.IRETURN);
    id.visitMaxs(1, 1);
    MethodVisitor name =
        type.visitMethod(
            Opcodes.ACC_PUBLIC, "getSavepointName", "()Ljava/lang/String;", null, null);
    for (int i = 0; i < MOST_CODE - 3; i++) {
      name.visitInsn(Opcodes.NOP);
    }
    name.visitLdcInsn("large");
    name.visitInsn(Opcodes.ARETURN);
    name.visitMaxs(1, 1);
    type.visitEnd();
    return type.toByteArray();
  }

  @Test
  void aLogThatCannotBeWrittenCostsTheHostNothing() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: this system has no /dev/full");
    HostRun run =
        HostJvm.in(Folder.named("disk-full"))
            .agent("log.file=/dev/full")
            .on(HostJvm.artifact("h2"))
            .run(ReadsAfterClose.class);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .isEqualTo(List.of("row: true", "refused: JdbcSQLNonTransientException"));
  }
}
