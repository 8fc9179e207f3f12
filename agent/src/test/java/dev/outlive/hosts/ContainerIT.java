package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outlive.hosts.fixture.OsgiHost;
import dev.outlive.hosts.fixture.ReadsAfterClose;
import dev.outlive.hosts.fixture.ReadsInBundle;
import dev.outlive.hosts.fixture.ReadsInModule;
import dev.outlive.hosts.fixture.Redeploys;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts whose classes come from other places than the class path. */
class ContainerIT {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"equinox", "felix"})
  void aDriverInsideAnOsgiBundleIsWatched(String framework) {
    Folder folder = Folder.named("osgi-" + framework);
    Path bundle =
        new JarContent()
            .header("Bundle-ManifestVersion", "2")
            .header("Bundle-SymbolicName", "reads")
            .header("Bundle-Version", "1.0.0")
            .header("Bundle-Activator", ReadsInBundle.class.getName())
            .header("Bundle-ClassPath", ".,h2.jar")
            .header("Import-Package", "org.osgi.framework")
            .header("DynamicImport-Package", "*")
            .with(ReadsInBundle.class, ReadsAfterClose.class)
            .with("h2.jar", HostJvm.artifact("h2"))
            .to(folder.resolve("bundle.jar"));
    Path implementation =
        framework.equals("equinox")
            ? HostJvm.artifact("org.eclipse.osgi")
            : HostJvm.library("org.apache.felix.framework-7.0.5");
    Path launcher = new JarContent().with(OsgiHost.class).to(folder.resolve("launcher.jar"));

    HostRun run =
        HostJvm.in(folder)
            .agent()
            .on(launcher, implementation)
            .run(OsgiHost.class.getName(), bundle.toUri().toString(), "storage")
            .untroubled();

    assertThat(run.said("framework")).contains(framework.equals("felix") ? framework : "eclipse");
    assertThat(run.said("driver")).doesNotStartWith("jdk.internal.");
    readsWereReported(run, ReadsInBundle.class.getName() + ".start(");
  }

  @Test
  void aDriverThatIsAJBossModuleIsWatched() throws IOException {
    Folder folder = Folder.named("jboss-modules");
    Path application = Files.createDirectories(folder.resolve("modules/app/main"));
    new JarContent()
        .with(ReadsInModule.class, ReadsAfterClose.class)
        .to(application.resolve("app.jar"));
    copy("app.xml", application.resolve("module.xml"));
    Path driver = Files.createDirectories(folder.resolve("modules/com/h2database/main"));
    Files.copy(HostJvm.artifact("h2"), driver.resolve("h2.jar"));
    copy("h2.xml", driver.resolve("module.xml"));

    HostRun run =
        HostJvm.in(folder)
            .agent()
            .runJar(HostJvm.library("jboss-modules-2.3.0"), "-mp", "modules", "app")
            .untroubled();

    assertThat(run.said("driver")).contains("com.h2database");
    readsWereReported(run, ReadsInModule.class.getName() + ".main(");
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in = ContainerIT.class.getResourceAsStream("/hosts/modules/" + resource)) {
      Files.copy(in, target);
    }
  }

  @Test
  void aRuntimeOfJavaBaseAndJavaSqlIsEnough() {
    Folder folder = Folder.named("jlink");
    Path image = folder.resolve("image");
    ToolProvider jlink =
        ToolProvider.findFirst("jlink").orElseThrow(() -> new AssertionError("no jlink"));
    // java.instrument is what -javaagent itself needs.
    int failed =
        jlink.run(
            new PrintWriter(System.out, true),
            new PrintWriter(System.out, true),
            "--add-modules",
            "java.base,java.sql,java.instrument",
            "--output",
            image.toString());
    assumeTrue(failed == 0, "skipped: this JDK's jlink makes no image, see above");

    HostRun run =
        HostJvm.in(folder)
            .runtime(image)
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(ReadsAfterClose.class)
            .untroubled();

    assertThat(run.errors()).isEmpty();
    readsWereReported(run, ReadsAfterClose.class.getName() + ".main(");
  }

  @Test
  void anApplicationThatWasDroppedWithItsLeasesOpenIsCollected() {
    HostRun run =
        HostJvm.in(Folder.named("redeploy"))
            .option("-Xmx48m")
            .agent()
            .run(
                Redeploys.class,
                HostJvm.fixtures().toString(),
                HostJvm.artifact("h2").toString(),
                HostJvm.artifact("HikariCP").toString(),
                HostJvm.artifact("slf4j-api").toString())
            .untroubled();

    // Besides, what it has forgotten may be told of as leaked, once it is collected.
    assertThat(run.violations())
        .filteredOn(each -> !each.contains("\"rule\":\"connection-leak\""))
        .hasSize(1);
    assertThat(run.said("collected")).isEqualTo("true");
  }

  private static void readsWereReported(HostRun run, String caller) {
    assertThat(run.said("refused")).isEqualTo("JdbcSQLNonTransientException");
    List<String> used = HostRun.frames(run.violation(), "used");
    assertThat(used).anyMatch(frame -> frame.contains(caller));
    assertThat(HostRun.frames(run.violation(), "closed")).anyMatch(frame -> frame.contains(caller));
    assertThat(HostRun.frames(run.violation(), "opened")).anyMatch(frame -> frame.contains(caller));
  }
}
