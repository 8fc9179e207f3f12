package dev.outlive.ledger;

/** The rules, as the ledger sees them. Must not throw. */
public interface Judge {
  /** Whether an offending call is to throw. */
  boolean blocks();

  /** Whether any rule about a use is on. */
  boolean judgesUses();

  /** Whether the one is on whose uses are answered from copies, if auto-fix is on. */
  boolean fixesUses();

  /** Whether any rule about leaks is on. */
  boolean judgesLeaks();

  /** Whether the rule about leases that are held for long is on. */
  boolean judgesHolds();

  /** Whether the rule about leases that outlive their request is on. */
  boolean judgesCrossings();

  /**
   * Whether a rule about lazy reads is on.
   *
   * @param crossed whether the read is done in another request than its owner was loaded in
   */
  boolean judgesLazyReads(boolean crossed);

  /** Whether the rule about lazy reads after the transaction is on. */
  boolean judgesTransactions();

  /** Whether the rule about statements that were left open is on. */
  boolean judgesStatements();

  /** Whether the rule about result sets that were left open is on. */
  boolean judgesResultSets();

  /** Whether the rule about calls at the same time is on. */
  boolean judgesOverlaps();

  /**
   * Judges and reports a use of something that was over.
   *
   * @return what it was reported as; null if no rule minds
   */
  Verdict judge(Misuse misuse);

  /** Whether any rule about what borrowers leave behind is on. */
  boolean judgesReturns();

  /** Whether the one about state is on: what it minds is set back, if auto-fix is on. */
  boolean judgesState();

  /**
   * Judges and reports work that was not ended.
   *
   * @return what it was reported as; null if no rule minds
   */
  Verdict openWork(OpenWork work);

  /** Judges and reports what the next borrower has got otherwise than it was. */
  void changedState(ChangedState state);

  /** Judges and reports a lease that was lost. */
  void leaked(Leak leak);

  /** Judges and reports a lease that has been open for long, or has ended after all. */
  void held(Held held);

  /**
   * Judges and reports what was left open.
   *
   * @return what it was reported as; null if no rule minds
   */
  Verdict leftOpen(Leftover leftover);

  /**
   * Judges and reports two calls that overlapped.
   *
   * @return what they were reported as; null if no rule minds
   */
  Verdict overlapped(Overlap overlap);

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
   * @param minded whether anybody is to hear of it: not of what is ignored or accepted, which is
   *     counted, and neither logged nor blocked
   */
  record Verdict(String rule, String fingerprint, String message, boolean minded) {}
}
