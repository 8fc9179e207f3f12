package dev.outlive.orms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cases of a run went otherwise than they were to, in words. */
final class Deviations {
  private Deviations() {}

  static List<String> between(Map<String, String> expected, Map<String, String> actual) {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    List<String> deviations = new ArrayList<>();
    for (String name : names) {
      String wanted = expected.getOrDefault(name, "nothing");
      String was = actual.getOrDefault(name, "nothing");
      if (!wanted.equals(was)) {
        deviations.add(name + "\n    expected " + wanted + "\n    but was  " + was);
      }
    }
    return deviations;
  }
}
