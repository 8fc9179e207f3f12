package dev.outlive.orms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A jar as Spring Boot's plugins pack it: with its libraries' jars inside, and Boot's launcher. */
final class ExecutableJar implements AutoCloseable {
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";

  private final JarOutputStream out;
  private final Set<String> folders = new HashSet<>();

  private ExecutableJar(Path jar, Manifest manifest) throws IOException {
    out = new JarOutputStream(Files.newOutputStream(jar), manifest);
  }

  static void pack(Path jar, Path loader, String main, Path classes, List<Path> libraries)
      throws IOException {
    try (ExecutableJar packed = new ExecutableJar(jar, manifest(main))) {
      packed.launcher(loader);
      packed.classes(classes);
      packed.folder(LIBRARIES);
      for (Path library : libraries) {
        packed.library(library);
      }
    }
  }

  private static Manifest manifest(String main) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    attributes.putValue("Start-Class", main);
    attributes.putValue("Spring-Boot-Classes", CLASSES);
    attributes.putValue("Spring-Boot-Lib", LIBRARIES);
    return manifest;
  }

  private void launcher(Path loader) throws IOException {
    try (JarFile jar = new JarFile(loader.toFile())) {
      for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        if (entry.getName().startsWith("org/")) {
          file(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private void classes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        file(CLASSES + name, Files.readAllBytes(file));
      }
    }
  }

  private void file(String name, byte[] content) throws IOException {
    folder(name.substring(0, name.lastIndexOf('/') + 1));
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  /** The launcher finds nothing in folders that have no entry. */
  private void folder(String name) throws IOException {
    int parent = name.lastIndexOf('/', name.length() - 2);
    if (parent > 0) {
      folder(name.substring(0, parent + 1));
    }
    if (folders.add(name)) {
      out.putNextEntry(new JarEntry(name));
      out.closeEntry();
    }
  }

  /** The launcher reads them in place, which it cannot where they are compressed. */
  private void library(Path jar) throws IOException {
    byte[] content = Files.readAllBytes(jar);
    JarEntry entry = new JarEntry(LIBRARIES + jar.getFileName());
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
