package dev.outlive.orms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The descriptor of the programs' one unit. */
final class PersistenceXml {
  /** The entities' classes. */
  static final List<String> ENTITIES = List.of("app.Customer", "app.Note", "app.Order");

  private PersistenceXml() {}

  static void write(Line line, Path classes) throws IOException {
    write(line, ENTITIES, classes);
  }

  static void write(Line line, List<String> entities, Path classes) throws IOException {
    boolean old = line.library().javax();
    String version = old ? "2.2" : "3.0";
    String names =
        (old ? "http://xmlns.jcp.org/xml/ns" : "https://jakarta.ee/xml/ns") + "/persistence";
    StringBuilder text = new StringBuilder();
    // The place of the schema is for EclipseLink 5, which looks for it there and nowhere else.
    text.append("<persistence version='" + version + "' xmlns='" + names + "'\n")
        .append("    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n")
        .append("    xsi:schemaLocation='" + names + "\n        " + names + "/persistence_")
        .append(version.replace('.', '_') + ".xsd'>\n")
        .append("  <persistence-unit name='shop' transaction-type='RESOURCE_LOCAL'>\n")
        .append("    <provider>" + line.library().provider() + "</provider>\n");
    entities.forEach(entity -> text.append("    <class>" + entity + "</class>\n"));
    text.append("    <exclude-unlisted-classes>true</exclude-unlisted-classes>\n")
        .append("    <properties>\n");
    for (Map.Entry<String, String> each : new TreeMap<>(line.variant().properties()).entrySet()) {
      text.append("      <property name='" + each.getKey())
          .append("' value='" + each.getValue() + "'/>\n");
    }
    text.append("    </properties>\n  </persistence-unit>\n</persistence>\n");
    Path folder = Files.createDirectories(classes.resolve("META-INF"));
    Files.writeString(folder.resolve("persistence.xml"), text);
  }
}
