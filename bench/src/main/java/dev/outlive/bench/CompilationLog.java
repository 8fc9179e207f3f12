package dev.outlive.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code PrintCompilation} and {@code PrintInlining} said that C2 did, call by call. */
final class CompilationLog {

  /** Time, number, flags, level (none without tiers: all is C2's then), method. */
  private static final Pattern COMPILATION =
      Pattern.compile("^ *\\d+ +\\d+ +[%sbn! ]* (?:([0-4]) +)?\\S+::\\S+.*\\) *$");

  /** Flags, position in the caller, method, size, verdict. */
  private static final Pattern CALL =
      Pattern.compile("^[ s!mn]*@ \\d+ +(\\S+::\\S+) \\((\\d+) bytes\\) +(.*)$");

  private static final Pattern INLINED =
      Pattern.compile("^(inline|force inline|accessor|\\(?intrinsic|late inline succeeded).*");

  private static final String C2 = "4";

  private final Map<Verdict, Integer> verdicts = new TreeMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();

  /** What became of the calls of a method. */
  record Verdict(String method, String reason) implements Comparable<Verdict> {

    boolean inlined() {
      return INLINED.matcher(reason).matches();
    }

    @Override
    public int compareTo(Verdict other) {
      int byMethod = method.compareTo(other.method);
      return byMethod != 0 ? byMethod : reason.compareTo(other.reason);
    }

    @Override
    public String toString() {
      return method + "  " + reason;
    }
  }

  CompilationLog(List<String> lines) {
    boolean byC2 = false;
    for (String line : lines) {
      Matcher compilation = COMPILATION.matcher(line);
      Matcher call = CALL.matcher(line);
      if (compilation.matches()) {
        byC2 = compilation.group(1) == null || compilation.group(1).equals(C2);
      } else if (byC2 && call.matches()) {
        verdicts.merge(new Verdict(call.group(1), call.group(3).strip()), 1, Integer::sum);
        // Of several methods of one name, the longest.
        sizes.merge(call.group(1), Integer.valueOf(call.group(2)), Math::max);
      }
    }
  }

  /** Calls of methods of ours, at what woven code calls and what it was given. */
  static boolean ours(Verdict verdict) {
    return verdict.method().contains("$Outlive") || verdict.method().contains("$outlive$");
  }

  /** Whether something was inlined at some call. */
  boolean inlines(String method) {
    return verdicts.keySet().stream()
        .anyMatch(verdict -> verdict.method().equals(method) && verdict.inlined());
  }

  /** The bytes of a method's code; empty if none of its name is called. */
  OptionalInt size(String method) {
    Integer size = sizes.get(method);
    return size == null ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /** What was not inlined, and how often. */
  Map<Verdict, Integer> refused(Predicate<Verdict> which) {
    Map<Verdict, Integer> refused = new TreeMap<>();
    verdicts.forEach(
        (verdict, count) -> {
          if (!verdict.inlined() && which.test(verdict)) {
            refused.put(verdict, count);
          }
        });
    return refused;
  }
}
