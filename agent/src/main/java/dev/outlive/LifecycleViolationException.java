package dev.outlive;

/**
 * Thrown by the offending call when {@code outlive.on-violation=throw}: for tests that must fail on
 * a use after close. Never thrown with the default setting.
 */
public final class LifecycleViolationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String fingerprint;

  /**
   * @param rule the id of the rule, such as {@code use-after-close}
   * @param fingerprint the 16 hex digits that name this violation across runs
   * @param message what outlived what
   */
  public LifecycleViolationException(String rule, String fingerprint, String message) {
    super(message);
    this.rule = rule;
    this.fingerprint = fingerprint;
  }

  /** The id of the rule that was violated. */
  public String rule() {
    return rule;
  }

  /** The fingerprint under which the violation was logged. */
  public String fingerprint() {
    return fingerprint;
  }
}
