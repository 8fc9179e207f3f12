package dev.outlive.ledger;

/** The rules, as the ledger sees them. Must not throw. */
public interface Judge {
  /** Whether an offending call is to throw. */
  boolean blocks();

  /** Whether any rule about a use is on. */
  boolean judgesUses();

  /** Whether any rule about leaks is on. */
  boolean judgesLeaks();

  /** Whether the rule about leases that outlive their request is on. */
  boolean judgesCrossings();

  /**
   * Whether a rule about lazy reads is on.
   *
   * @param crossed whether the read is done in another request than its owner was loaded in
   */
  boolean judgesLazyReads(boolean crossed);

  /**
   * Judges and reports a use of something that was over.
   *
   * @return what it was reported as; null if no rule minds
   */
  Verdict judge(Misuse misuse);

  /** Judges and reports a lease that was lost. */
  void leaked(Leak leak);

  /** Judges and reports a lease that is open after its request. */
  void crossed(Crossing crossing);

  /**
   * One more of what was judged before: it is counted.
   *
   * @return whether it was; false if that was forgotten since, or its rule switched off: this one
   *     is to be judged
   */
  boolean repeated(Verdict verdict);

  /** Whether two uses that differ in their outer frames alone may be judged differently. */
  boolean looksAtStacks();

  /**
   * What became of a misuse.
   *
   * @param rule the rule's id
   * @param fingerprint of the violation
   * @param message the sentence
   */
  record Verdict(String rule, String fingerprint, String message) {}
}
