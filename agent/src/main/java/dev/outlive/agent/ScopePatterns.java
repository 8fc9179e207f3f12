package dev.outlive.agent;

import dev.outlive.report.NamePattern;
import dev.outlive.weave.ScopeMethods;
import java.util.ArrayList;
import java.util.List;

/** The methods that {@code outlive.scopes} names. Immutable. */
final class ScopePatterns implements ScopeMethods {
  private final List<NamePattern> patterns = new ArrayList<>();

  ScopePatterns(List<String> texts) {
    for (String text : texts) {
      patterns.add(NamePattern.of(text));
    }
  }

  @Override
  public boolean concerns(String className) {
    for (NamePattern each : patterns) {
      if (each.mayMatchIn(className)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean contains(String className, String method) {
    for (NamePattern each : patterns) {
      if (each.matches(className, method)) {
        return true;
      }
    }
    return false;
  }
}
