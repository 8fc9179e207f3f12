package dev.outlive.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user saw, kept in a file from one run to the next: lines of way, scene and sight,
 * separated by tabs.
 */
final class Outcomes {

  private static final int WIDTH = 34;

  private final Path file;

  Outcomes(Path file) {
    this.file = file;
  }

  void add(String way, Scene scene, String seen) throws IOException {
    Files.writeString(
        file,
        String.join("\t", way, scene.name(), seen.replaceAll("\\s+", " ")) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The table of scenes and ways; of what was seen twice, the last. */
  String table() throws IOException {
    Map<String, Map<String, String>> byScene = new LinkedHashMap<>();
    List<String> ways = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", 3);
      if (parts.length < 3) {
        throw new IOException(file + " has a line that is no outcome: " + line);
      }
      if (!ways.contains(parts[0])) {
        ways.add(parts[0]);
      }
      byScene.computeIfAbsent(parts[1], any -> new LinkedHashMap<>()).put(parts[0], parts[2]);
    }

    List<Integer> widths = new ArrayList<>(List.of(14));
    List<String> head = new ArrayList<>(List.of("scene"));
    for (String way : ways) {
      widths.add(WIDTH);
      head.add(way);
    }
    TextTable table = new TextTable(widths).row(head).rule();
    byScene.forEach(
        (scene, seen) -> {
          List<String> row = new ArrayList<>(List.of(scene));
          ways.forEach(way -> row.add(seen.getOrDefault(way, "")));
          table.row(row);
        });
    return table.toString();
  }
}
