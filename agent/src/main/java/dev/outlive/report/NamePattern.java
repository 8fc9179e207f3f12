package dev.outlive.report;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A class, method or package pattern, {@code *} for anything: {@code com.acme.dao}, {@code
 * com.acme.*Dao}, {@code com.acme.Dao.find}. It matches a method whose qualified name, or any part
 * of it that ends before a dot or a nested class, is the pattern. Immutable.
 */
public final class NamePattern {
  private final String text;

  /** What every name that it matches begins with. */
  private final String beginning;

  private final Pattern pattern;

  private NamePattern(String text, String beginning, Pattern pattern) {
    this.text = text;
    this.beginning = beginning;
    this.pattern = pattern;
  }

  /** Reads a pattern; {@code #} before a method and parentheses behind it are accepted. */
  public static NamePattern of(String text) {
    String name = text.strip().replace('#', '.');
    int parenthesis = name.indexOf('(');
    if (parenthesis >= 0) {
      name = name.substring(0, parenthesis);
    }
    String regex = Arrays.stream(name.split("\\*+", -1)).map(Pattern::quote).collect(joining(".*"));
    int anything = name.indexOf('*');
    return new NamePattern(
        text.strip(),
        anything < 0 ? name : name.substring(0, anything),
        Pattern.compile(regex + "(?:[.$].*)?"));
  }

  /** Whether it may match a class or a method of it; quick, and right where it says no. */
  public boolean mayMatchIn(String type) {
    return type.startsWith(beginning) || beginning.startsWith(type);
  }

  /** Whether it matches a class, or a package or class around it. */
  public boolean matches(String type) {
    return pattern.matcher(type).matches();
  }

  /** Whether it matches a method, its lambdas included, or a package or class around it. */
  public boolean matches(String type, String method) {
    return pattern.matcher(type + '.' + Fingerprint.method(method)).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
