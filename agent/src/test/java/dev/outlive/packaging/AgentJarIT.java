package dev.outlive.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The packaged jar: what of it the host can see, what it says of itself, and how large it is. */
class AgentJarIT {

  private static final Path JAR =
      Path.of(System.getProperty("outlive.agent.jar", "target/outlive-agent.jar"));
  private static final long LARGEST = 7_000_000;

  @Test
  void showsTheHostTheDoorAndNothingElse() throws IOException {
    assertThat(files())
        // The hooks' class files are for other agents to read; no loader but the JVM's may define
        // them.
        .filteredOn(name -> !name.startsWith("outlive/") && !name.startsWith("java/lang/$Outlive"))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "dev/outlive/LifecycleViolationException.class",
            "dev/outlive/agent/AgentLoader.class",
            "dev/outlive/agent/OutliveAgent.class");
  }

  @Test
  void holdsNoClassFileThatTheHostsLoaderCouldDefine() throws IOException {
    assertThat(files())
        .filteredOn(name -> name.startsWith("outlive/"))
        .hasSizeGreaterThan(100)
        .noneMatch(name -> name.endsWith(".class"));
  }

  @Test
  void offersNoServices() throws IOException {
    assertThat(files()).noneMatch(name -> name.contains("META-INF/services/"));
  }

  @Test
  void holdsTheHooksUnderTheirNamesInJavaLang() throws IOException {
    assertThat(files())
        .contains("java/lang/$OutliveHooks.class", "java/lang/$OutliveStamped.class")
        .noneMatch(name -> name.contains("$Outlivepackage-info"))
        .noneMatch(name -> name.startsWith("outlive/dev/outlive/hook/"));
  }

  @Test
  void holdsEachAdapterThatItsIndexNames() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      JarEntry index = jar.getJarEntry("outlive/META-INF/outlive.adapters");
      List<String> names =
          new String(
                  jar.getInputStream(index).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> line.substring(0, line.indexOf(' ')))
              .toList();
      assertThat(names)
          .isNotEmpty()
          .allSatisfy(
              name ->
                  assertThat(jar.getJarEntry("outlive/" + name.replace('.', '/') + ".classdata"))
                      .isNotNull());
    }
  }

  @Test
  void tellsTheJvmWhatItNeeds() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      assertThat(main.getValue("Premain-Class")).isEqualTo("dev.outlive.agent.OutliveAgent");
      assertThat(main.getValue("Agent-Class")).isEqualTo("dev.outlive.agent.OutliveAgent");
      assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(main.getValue("Can-Redefine-Classes")).isEqualTo("true");
      assertThat(main.getValue("Implementation-Version")).isNotBlank();
      assertThat(main.getValue("Boot-Class-Path"))
          .as("a boot path append prints a warning on every start")
          .isNull();
    }
  }

  @Test
  void staysSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(LARGEST);
  }

  private static List<String> files() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }
  }
}
