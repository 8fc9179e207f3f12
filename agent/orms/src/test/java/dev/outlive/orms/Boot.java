package dev.outlive.orms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A version of Spring Boot, for a program as it is shipped: one executable jar. */
enum Boot {
  BOOT_3_5("3.5.16", "spring-boot-starter-web"),
  BOOT_4_1("4.1.2", "spring-boot-starter-webmvc");

  private static final Path FOLDER = Path.of("target", "programs").toAbsolutePath();
  private static final String GROUP = "org.springframework.boot:";
  private static final Map<Boot, Path> READY = new EnumMap<>(Boot.class);

  private final String version;
  private final String web;

  Boot(String version, String web) {
    this.version = version;
    this.web = web;
  }

  /** The newest, or with {@code outlive.test.matrix} all. */
  static Stream<Boot> chosen() {
    return Stream.of(values())
        .filter(each -> each == BOOT_4_1 || Boolean.getBoolean("outlive.test.matrix"));
  }

  /** The shop, packed once in a test run. */
  Path shop() {
    synchronized (READY) {
      return READY.computeIfAbsent(this, Boot::pack);
    }
  }

  private Path pack() {
    try {
      List<Path> libraries =
          new ArrayList<>(
              Repository.resolve(List.of(artifact(web), artifact("spring-boot-starter-data-jpa"))));
      libraries.add(ClassPath.placeOf(org.h2.Driver.class));
      Path classes = FOLDER.resolve("boot-" + version);
      Sources.compile(List.of("boot"), libraries, classes);
      Path loader = Repository.resolve(List.of(artifact("spring-boot-loader"))).get(0);
      Path jar = FOLDER.resolve("boot-" + version + ".jar");
      ExecutableJar.pack(jar, loader, "app.ShopApplication", classes, libraries);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String artifact(String name) {
    return GROUP + name + ":" + version;
  }

  @Override
  public String toString() {
    return "boot-" + version;
  }
}
