package dev.outlive.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that there are, and which of them run. */
final class SettingsRules {
  private static final Map<String, Boolean> ON_BY_DEFAULT = onByDefault();

  private SettingsRules() {}

  private static Map<String, Boolean> onByDefault() {
    Map<String, Boolean> rules = new LinkedHashMap<>();
    rules.put("lazy-load-after-close", true);
    rules.put("use-after-close", true);
    rules.put("stale-handle", true);
    rules.put("connection-leak", true);
    rules.put("connection-held", true);
    rules.put("statement-leak", false);
    rules.put("result-set-leak", false);
    rules.put("session-leak", true);
    rules.put("open-transaction-at-close", true);
    rules.put("state-leak", true);
    rules.put("entity-crosses-request", true);
    rules.put("connection-crosses-request", true);
    rules.put("concurrent-use", false);
    rules.put("lazy-load-outside-transaction", false);
    rules.put("incomplete-snapshot", true);
    return Collections.unmodifiableMap(rules);
  }

  /** All ids, in the order of the documentation. */
  static Set<String> ids() {
    return ON_BY_DEFAULT.keySet();
  }

  static boolean areKnown(String value) {
    for (String token : SettingsForm.list(value)) {
      if (!isKnown(token)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKnown(String token) {
    String id = id(token);
    return ON_BY_DEFAULT.containsKey(id) || id.equals("all");
  }

  /** The first token that is no rule, or an empty string. */
  static String unknown(String value) {
    return SettingsForm.list(value).stream()
        .filter(token -> !isKnown(token))
        .map(SettingsRules::id)
        .findFirst()
        .orElse("");
  }

  /** Which rules a value turns on: plain ids replace the default set, +id adds, -id removes. */
  static Set<String> resolved(String value) {
    List<String> tokens = SettingsForm.list(value);
    boolean replaces = false;
    for (String token : tokens) {
      replaces |= id(token).equals(token);
    }
    Set<String> on = new LinkedHashSet<>();
    for (Map.Entry<String, Boolean> rule : ON_BY_DEFAULT.entrySet()) {
      if (!replaces && rule.getValue()) {
        on.add(rule.getKey());
      }
    }
    for (String token : tokens) {
      Set<String> meant = id(token).equals("all") ? ids() : Set.of(id(token));
      if (token.startsWith("-")) {
        on.removeAll(meant);
      } else {
        on.addAll(meant);
      }
    }
    // In the order of the documentation, whatever the order in which they were named.
    Set<String> ordered = new LinkedHashSet<>(ids());
    ordered.retainAll(on);
    return Collections.unmodifiableSet(ordered);
  }

  private static String id(String token) {
    return token.startsWith("+") || token.startsWith("-") ? token.substring(1).strip() : token;
  }
}
