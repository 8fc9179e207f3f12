package dev.outlive.report;

import java.time.Instant;
import java.util.Objects;

/**
 * One outliving, as an immutable record of text and numbers: it holds on to nothing of the host.
 *
 * @param time when
 * @param rule the rule's id
 * @param severity how bad
 * @param outcome what the caller got
 * @param message one sentence that a person understands without the rest
 * @param subject what outlived something
 * @param lease the lease that it belonged to, or null
 * @param opened where the lease was opened, or null
 * @param loaded where the subject was obtained, if later than the lease was opened, or null
 * @param closed where the life ended, or null
 * @param used where the subject was used, or null
 * @param sql the SQL behind the subject, literals masked, or null
 * @param exception what the caller got thrown, or null
 * @param advice the concrete cure, or null
 */
public record Violation(
    Instant time,
    String rule,
    Severity severity,
    Outcome outcome,
    String message,
    Subject subject,
    LeaseInfo lease,
    Site opened,
    Site loaded,
    Site closed,
    Site used,
    String sql,
    Thrown exception,
    String advice) {

  public Violation {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(subject, "subject");
  }

  /** Starts a violation of now. */
  public static Builder builder(String rule, Severity severity, Outcome outcome, Subject subject) {
    return new Builder(rule, severity, outcome, subject);
  }

  /** Starts from this violation. */
  public Builder toBuilder() {
    return new Builder(rule, severity, outcome, subject)
        .time(time)
        .message(message)
        .lease(lease)
        .opened(opened)
        .loaded(loaded)
        .closed(closed)
        .used(used)
        .sql(sql)
        .exception(exception)
        .advice(advice);
  }

  /**
   * What makes two violations the same: 16 hex digits, equal across runs, machines and JDKs.
   * Computed on every call, in a few microseconds.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  Violation withoutStacks() {
    return toBuilder()
        .opened(withoutStack(opened))
        .loaded(withoutStack(loaded))
        .closed(withoutStack(closed))
        .used(withoutStack(used))
        .build();
  }

  private static Site withoutStack(Site site) {
    return site == null ? null : site.withoutStack();
  }

  /** Collects a violation's parts. Not thread-safe. */
  public static final class Builder {
    private final String rule;
    private final Severity severity;
    private Outcome outcome;
    private final Subject subject;
    private Instant time;
    private String message;
    private LeaseInfo lease;
    private Site opened;
    private Site loaded;
    private Site closed;
    private Site used;
    private String sql;
    private Thrown exception;
    private String advice;

    private Builder(String rule, Severity severity, Outcome outcome, Subject subject) {
      this.rule = rule;
      this.severity = severity;
      this.outcome = outcome;
      this.subject = subject;
    }

    /** Sets the time; unset, it is when {@link #build()} is called. */
    public Builder time(Instant time) {
      this.time = time;
      return this;
    }

    /** Replaces the outcome, which is often known last. */
    public Builder outcome(Outcome outcome) {
      this.outcome = outcome;
      return this;
    }

    /** Sets the one sentence; it must be set. */
    public Builder message(String message) {
      this.message = message;
      return this;
    }

    /** Sets the lease. */
    public Builder lease(LeaseInfo lease) {
      this.lease = lease;
      return this;
    }

    /** Sets where the lease was opened. */
    public Builder opened(Site opened) {
      this.opened = opened;
      return this;
    }

    /** Sets where the subject was obtained. */
    public Builder loaded(Site loaded) {
      this.loaded = loaded;
      return this;
    }

    /** Sets where the life ended. */
    public Builder closed(Site closed) {
      this.closed = closed;
      return this;
    }

    /** Sets where the subject was used. */
    public Builder used(Site used) {
      this.used = used;
      return this;
    }

    /** Sets the SQL, which must be masked already: {@link Sql#masked(String)}. */
    public Builder sql(String sql) {
      this.sql = sql;
      return this;
    }

    /** Sets the exception that the caller got. */
    public Builder exception(Thrown exception) {
      this.exception = exception;
      return this;
    }

    /** Sets the concrete cure. */
    public Builder advice(String advice) {
      this.advice = advice;
      return this;
    }

    /**
     * Builds the violation.
     *
     * @throws NullPointerException if rule, severity, outcome, subject or message is missing
     */
    public Violation build() {
      return new Violation(
          time == null ? Instant.now() : time,
          rule,
          severity,
          outcome,
          message,
          subject,
          lease,
          opened,
          loaded,
          closed,
          used,
          sql,
          exception,
          advice);
    }
  }
}
