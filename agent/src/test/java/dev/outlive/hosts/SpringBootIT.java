package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.loader.tools.Libraries;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** A Spring Boot application as it is shipped: one executable jar with jars in it. */
class SpringBootIT {
  private static final String APPLICATION = "org.springframework.samples.clinic.ClinicApplication";

  @Test
  void theApplicationsOwnFramesComeFirst() throws IOException {
    Folder folder = Folder.named("spring-boot");
    Path jar = executableJar(folder);

    HostRun run = HostJvm.in(folder).agent("").runJar(jar);

    assertThat(run.exitCode()).as("exit code, see %s", folder).isZero();
    assertThat(run.said("owner")).isEqualTo("JdbcSQLNonTransientException");
    List<String> report = run.errors();
    assertThat(report).filteredOn(line -> line.contains(" ERROR use-after-close: ")).hasSize(1);
    assertThat(firstFrame(report, "used")).contains("ClinicApplication$Owners.first(");
    assertThat(firstFrame(report, "closed")).contains("ClinicApplication$Owners.all(");
    assertThat(firstFrame(report, "opened")).contains("ClinicApplication$Owners.all(");
    assertThat(report).noneMatch(line -> line.contains("suppressed"));
  }

  /** The first line below that of a site that is a frame. */
  private static String firstFrame(List<String> report, String site) {
    return report.stream()
        .dropWhile(line -> !line.startsWith("  " + site + " "))
        .skip(1)
        .filter(line -> line.startsWith("    "))
        .findFirst()
        .orElse("no " + site);
  }

  private static Path executableJar(Folder folder) throws IOException {
    Path classes = compile(folder);
    JarContent content = new JarContent();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> content.with(classes.relativize(file).toString(), file));
    }
    Path plain = content.to(folder.resolve("plain.jar"));
    Path executable = folder.resolve("clinic.jar");
    Repackager repackager = new Repackager(plain.toFile());
    repackager.setMainClass(APPLICATION);
    repackager.repackage(executable.toFile(), libraries());
    return executable;
  }

  /** The source is no part of the tests' own: its package is a library's. */
  private static Path compile(Folder folder) throws IOException {
    Path source = folder.resolve("ClinicApplication.java");
    try (InputStream in =
        SpringBootIT.class.getResourceAsStream("/hosts/clinic/ClinicApplication.java")) {
      Files.copy(in, source);
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String classPath =
        HostJvm.testClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(failed).as("exit code of the compiler").isZero();
    return classes;
  }

  private static Libraries libraries() {
    List<String> artifacts =
        List.of(
            "spring-boot",
            "spring-core",
            "spring-beans",
            "spring-context",
            "spring-aop",
            "spring-expression",
            "micrometer-observation",
            "micrometer-commons",
            "commons-logging",
            "HikariCP",
            "slf4j-api",
            "h2");
    return callback -> {
      for (String artifact : artifacts) {
        callback.library(new Library(HostJvm.artifact(artifact).toFile(), LibraryScope.COMPILE));
      }
    };
  }
}
