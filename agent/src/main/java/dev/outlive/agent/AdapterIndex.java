package dev.outlive.agent;

import dev.outlive.adapter.Adapter;
import dev.outlive.weave.OrmTargets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The adapters in the jar: in each line of a resource the name of one, and behind it the package of
 * its ORM. Immutable.
 */
final class AdapterIndex implements OrmTargets.Index {
  private static final String RESOURCE = "META-INF/outlive.adapters";

  private final Map<String, List<String>> byPackage = new LinkedHashMap<>();

  private AdapterIndex() {}

  static AdapterIndex ofJar() throws IOException {
    AdapterIndex index = new AdapterIndex();
    try (InputStream in = AdapterIndex.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return index;
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        if (space > 0) {
          index.add(line.substring(space + 1).strip(), line.substring(0, space));
        }
      }
    }
    return index;
  }

  private void add(String ofPackage, String adapter) {
    List<String> names = byPackage.get(ofPackage);
    if (names == null) {
      names = new ArrayList<>();
      byPackage.put(ofPackage, names);
    }
    names.add(adapter);
  }

  @Override
  public List<String> packages() {
    return List.copyOf(byPackage.keySet());
  }

  @Override
  public List<Adapter> adapters(String ofPackage) throws IOException {
    List<Adapter> adapters = new ArrayList<>();
    for (String name : byPackage.getOrDefault(ofPackage, List.of())) {
      try {
        adapters.add(
            AdapterIndex.class
                .getClassLoader()
                .loadClass(name)
                .asSubclass(Adapter.class)
                .getDeclaredConstructor()
                .newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IOException(name + " cannot be loaded", e);
      }
    }
    return adapters;
  }
}
