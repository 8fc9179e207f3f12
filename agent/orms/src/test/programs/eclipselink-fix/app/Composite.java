package app;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.sql.DataSource;

/** A unit that is composed of others: of one, which has all entities. Each lies in a jar. */
final class Composite implements AutoCloseable {
  private static final boolean OLD = EntityManagerFactory.class.getName().startsWith("javax");
  private static final String NAMES =
      (OLD ? "http://xmlns.jcp.org/xml/ns" : "https://jakarta.ee/xml/ns") + "/persistence";
  private static final String VERSION = OLD ? "2.2" : "3.0";

  private final Path folder = Files.createTempDirectory("composite");
  private final URLClassLoader loader;
  private final EntityManagerFactory factory;

  Composite(DataSource source) throws IOException {
    unit(
        "goods",
        "<class>app.Customer</class><class>app.Note</class><class>app.Order</class>"
            + "<exclude-unlisted-classes>true</exclude-unlisted-classes>",
        "eclipselink.composite-unit.member");
    Path all = unit("all", "<jar-file>goods.jar</jar-file>", "eclipselink.composite-unit");
    loader = new URLClassLoader(new URL[] {all.toUri().toURL()}, Composite.class.getClassLoader());
    Map<String, Object> ofMember = new HashMap<>();
    ofMember.put("jakarta.persistence.nonJtaDataSource", source);
    Map<String, Object> settings = new HashMap<>();
    settings.put("eclipselink.composite-unit.properties", Map.of("goods", ofMember));
    settings.put("eclipselink.classloader", loader);
    settings.put("eclipselink.logging.level", "OFF");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      factory = Persistence.createEntityManagerFactory("all", settings);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Path unit(String name, String content, String is) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    String text =
        "<persistence version='%s' xmlns='%s'".formatted(VERSION, NAMES)
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            + " xsi:schemaLocation='%s %s/persistence_%s.xsd'>"
                .formatted(NAMES, NAMES, VERSION.replace('.', '_'))
            + "<persistence-unit name='%s' transaction-type='RESOURCE_LOCAL'>".formatted(name)
            + "<provider>org.eclipse.persistence.jpa.PersistenceProvider</provider>"
            + content
            + "<properties><property name='%s' value='true'/></properties>".formatted(is)
            + "</persistence-unit></persistence>";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new ZipEntry("META-INF/persistence.xml"));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return jar;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  @Override
  public void close() throws IOException {
    factory.close();
    loader.close();
  }
}
