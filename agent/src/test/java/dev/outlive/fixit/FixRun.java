package dev.outlive.fixit;

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

/**
 * What one JVM did.
 *
 * @param output what its program said, a line {@code scenario.name=value} each
 * @param records the agent's violations, oldest first, repeats included
 * @param notices the agent's other lines
 */
record FixRun(List<String> output, List<Record> records, List<String> notices) {
  private static final JsonFactory JSON = new JsonFactory();

  static FixRun read(List<String> output, Path log) throws IOException {
    List<Record> records = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    if (Files.exists(log)) {
      for (String line : Files.readAllLines(log)) {
        Map<String, Object> fields = parse(line);
        if (fields.get("notice") instanceof String notice) {
          notices.add(notice);
        } else {
          records.add(new Record(fields));
        }
      }
    }
    return new FixRun(List.copyOf(output), List.copyOf(records), List.copyOf(notices));
  }

  /** The value that the program said under this name. */
  String said(String name) {
    return output.stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was said of " + name + " in " + output));
  }

  /** What was reported in full with this method of the program on one of its stacks. */
  List<Record> of(String method) {
    return records.stream().filter(each -> each.in(method)).toList();
  }

  /** The same, of one rule. */
  List<Record> of(String rule, String method) {
    return of(method).stream().filter(each -> each.rule().equals(rule)).toList();
  }

  /** Outcomes of the lazy reads that were reported with this method on the stack. */
  List<String> lazyOutcomes(String method) {
    return of("lazy-load-after-close", method).stream().map(each -> each.text("outcome")).toList();
  }

  /** Messages of the snapshots that were refused with this method on the stack. */
  List<String> refusals(String method) {
    return of("incomplete-snapshot", method).stream().map(each -> each.text("message")).toList();
  }

  /** One violation as a reader of the log sees it. */
  record Record(Map<String, Object> fields) {
    String rule() {
      return text("rule");
    }

    /** The text at a path of names, empty where the record has none. */
    String text(String... path) {
      Object value = fields;
      for (String name : path) {
        value = value instanceof Map<?, ?> nested ? nested.get(name) : null;
      }
      return value == null ? "" : value.toString();
    }

    /** The frames of {@code used}, {@code closed}, {@code opened} or {@code loaded}. */
    List<String> stack(String site) {
      if (fields.get(site) instanceof Map<?, ?> fieldsOfSite
          && fieldsOfSite.get("stack") instanceof List<?> frames) {
        return frames.stream().map(String::valueOf).toList();
      }
      return List.of();
    }

    /** The frames of a site that are the programs', innermost first. */
    List<String> lines(String site) {
      return stack(site).stream()
          .filter(frame -> frame.startsWith("dev.outlive.fixit.program."))
          .toList();
    }

    private boolean in(String method) {
      for (String site : List.of("used", "loaded", "opened", "closed")) {
        if (stack(site).stream().anyMatch(frame -> frame.contains("." + method + "("))) {
          return true;
        }
      }
      return false;
    }
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
      fields.put(name, value(parser, parser.nextToken()));
    }
    return fields;
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          elements.add(value(parser, next));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> parser.getText();
    };
  }
}
