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
    boolean old = line.library().api().startsWith("javax");
    StringBuilder text = new StringBuilder();
    text.append("<persistence version='")
        .append(old ? "2.2" : "3.0")
        .append("' xmlns='")
        .append(old ? "http://xmlns.jcp.org/xml/ns" : "https://jakarta.ee/xml/ns")
        .append("/persistence'>\n")
        .append("  <persistence-unit name='shop' transaction-type='RESOURCE_LOCAL'>\n")
        .append("    <provider>")
        .append(line.library().orm().provider())
        .append("</provider>\n");
    for (String entity : ENTITIES) {
      text.append("    <class>").append(entity).append("</class>\n");
    }
    text.append("    <exclude-unlisted-classes>true</exclude-unlisted-classes>\n")
        .append("    <properties>\n");
    for (Map.Entry<String, String> each : new TreeMap<>(line.variant().properties()).entrySet()) {
      text.append("      <property name='")
          .append(each.getKey())
          .append("' value='")
          .append(each.getValue())
          .append("'/>\n");
    }
    text.append("    </properties>\n  </persistence-unit>\n</persistence>\n");
    Path folder = Files.createDirectories(classes.resolve("META-INF"));
    Files.writeString(folder.resolve("persistence.xml"), text);
  }
}
