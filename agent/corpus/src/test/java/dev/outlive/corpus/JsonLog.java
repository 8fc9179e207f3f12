package dev.outlive.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The agent's JSON log of one run, with what it rolled to.
 *
 * @param violations the records, repeats included
 * @param notices the lines that are no violation
 */
record JsonLog(List<Map<String, Object>> violations, List<String> notices) {

  private static final JsonFactory JSON = new JsonFactory();

  static JsonLog read(Path log) throws IOException {
    String name = log.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    List<Path> files;
    try (Stream<Path> all = Files.list(log.getParent())) {
      files = all.filter(file -> file.getFileName().toString().startsWith(stem)).sorted().toList();
    }
    List<Map<String, Object>> violations = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        Map<String, Object> record = parse(line);
        if (record.get("notice") instanceof String notice) {
          notices.add(notice);
        } else {
          violations.add(record);
        }
      }
    }
    return new JsonLog(List.copyOf(violations), List.copyOf(notices));
  }

  /** The frames of one site of a record, innermost first; empty where it has none. */
  static List<String> stack(Map<String, Object> violation, String site) {
    return violation.get(site) instanceof Map<?, ?> fields
            && fields.get("stack") instanceof List<?> frames
        ? frames.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, Object> parse(String line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON record: " + line);
      }
      return object(parser);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      default -> parser.getText();
    };
  }
}
