package dev.outlive.orms;

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
 * The agent's JSON log of one run: what it reported and what else it had to say.
 *
 * @param violations the records, oldest first, repeats included
 * @param notices the lines that are no violation
 */
record JsonLog(List<LoggedViolation> violations, List<String> notices) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads all files of a folder whose name starts with the log's: the log and what it rolled to.
   */
  static JsonLog read(Path log) throws IOException {
    List<LoggedViolation> violations = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Path file : files(log)) {
      for (String line : Files.readAllLines(file)) {
        Map<String, Object> record = parse(line);
        if (record.get("notice") instanceof String notice) {
          notices.add(notice);
        } else {
          violations.add(new LoggedViolation(record));
        }
      }
    }
    return new JsonLog(List.copyOf(violations), List.copyOf(notices));
  }

  private static List<Path> files(Path log) throws IOException {
    String name = log.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    try (Stream<Path> files = Files.list(log.getParent())) {
      return files.filter(file -> file.getFileName().toString().startsWith(stem)).sorted().toList();
    }
  }

  private static Map<String, Object> parse(String line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON record: " + line);
      }
      Map<String, Object> record = object(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON record in a line: " + line);
      }
      return record;
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
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_STRING -> parser.getText();
      default -> throw new IOException("a record never carries " + parser.currentToken());
    };
  }
}
