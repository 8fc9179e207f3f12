package dev.outlive.agent;

import dev.outlive.report.NamePattern;
import dev.outlive.weave.EntityClasses;
import java.util.ArrayList;
import java.util.List;

/** The classes that {@code outlive.entities} names. Immutable. */
final class EntityPatterns implements EntityClasses {
  private final List<NamePattern> patterns = new ArrayList<>();

  EntityPatterns(List<String> texts) {
    for (String text : texts) {
      patterns.add(NamePattern.of(text));
    }
  }

  @Override
  public boolean any() {
    return !patterns.isEmpty();
  }

  @Override
  public boolean contains(String className) {
    for (NamePattern each : patterns) {
      if (each.mayMatchIn(className) && each.matches(className)) {
        return true;
      }
    }
    return false;
  }
}
