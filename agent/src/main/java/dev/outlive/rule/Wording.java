package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Frame;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;

/** Phrases that the rules' sentences share. */
final class Wording {
  private Wording() {}

  /** Such as {@code ResultSet.next()}. */
  static String call(Misuse misuse) {
    return simpleType(misuse) + "." + misuse.subject().member() + "()";
  }

  static String simpleType(Misuse misuse) {
    return simple(misuse.subject().type());
  }

  /** Such as {@code 12 ms} or {@code 3.4 s}. */
  static String elapsed(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis / 1000 + "." + millis % 1000 / 100 + " s";
  }

  /** Such as {@code 12 ms after}, or {@code right after}; mere {@code after} if unknown. */
  static String after(long millis) {
    if (millis == Misuse.UNKNOWN) {
      return "after";
    }
    return millis < 1 ? "right after" : elapsed(millis) + " after";
  }

  /** What the caller got, as the end of a sentence. */
  static String got(Misuse misuse) {
    Outcome outcome = misuse.outcome();
    return switch (outcome) {
      case THREW -> "it threw " + simple(misuse.exception().type());
      case SILENT -> "it answered as if nothing had happened";
      case BLOCKED -> "the call was blocked";
      case SNAPSHOT -> "it was answered from a snapshot";
      default -> outcome.text();
    };
  }

  /** Such as {@code at com.acme.Orders.paid(Orders.java:10)}: who did it; empty if unknown. */
  static String at(Site site) {
    return site.stack().stream()
        .filter(Frame::application)
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }

  /** A type's name without its package. */
  static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** With its article, at the beginning of a sentence. */
  static String a(String noun) {
    return ("AEIOU".indexOf(noun.charAt(0)) < 0 ? "A " : "An ") + noun;
  }
}
