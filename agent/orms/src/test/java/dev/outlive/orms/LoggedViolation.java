package dev.outlive.orms;

import java.util.List;
import java.util.Map;

/** One violation as a reader of the JSON log sees it. */
record LoggedViolation(Map<String, Object> fields) {

  String rule() {
    return text("rule");
  }

  String severity() {
    return text("severity");
  }

  String outcome() {
    return text("outcome");
  }

  String message() {
    return text("message");
  }

  /** The text at a path of names, empty where the record has none. */
  String text(String... path) {
    Object value = fields;
    for (String name : path) {
      value = value instanceof Map<?, ?> nested ? nested.get(name) : null;
    }
    return value == null ? "" : value.toString();
  }

  /** The frames of {@code used}, {@code closed}, {@code opened} or {@code loaded}; may be empty. */
  List<String> stack(String site) {
    if (fields.get(site) instanceof Map<?, ?> fieldsOfSite
        && fieldsOfSite.get("stack") instanceof List<?> frames) {
      return frames.stream().map(String::valueOf).toList();
    }
    return List.of();
  }

  /** The thread that it was used on, else that it was loaded on. */
  String thread() {
    String used = text("used", "thread");
    return used.isEmpty() ? text("loaded", "thread") : used;
  }

  /** A repeat is one line without stacks. */
  boolean repeat() {
    return stack("used").isEmpty();
  }

  @Override
  public String toString() {
    return rule()
        + " "
        + outcome()
        + " "
        + text("subject", "type")
        + "."
        + text("subject", "member")
        + " after \""
        + text("closed", "how")
        + "\": "
        + message();
  }
}
