package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Severity;

/** A rule about using something that is over. Immutable. */
interface UseRule {
  /** The contract's id. */
  String id();

  /** Whether this rule, rather than a later one in the order of precedence, is the one. */
  boolean concerns(Misuse misuse);

  /** Whether the next one takes over where this one is switched off. */
  default boolean yields() {
    return false;
  }

  /** How bad it is. */
  Severity severity(Misuse misuse);

  /** One sentence that a person understands without the rest. */
  String message(Misuse misuse);

  /** The concrete cure. */
  String advice(Misuse misuse);
}
