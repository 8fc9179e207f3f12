package dev.outlive.rule;

import dev.outlive.fix.Refusals;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Reporter;
import dev.outlive.report.Severity;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.util.function.Predicate;

/**
 * A snapshot was refused or hit a bound, or a copied value still refers to a connection.
 *
 * <p>Why it matters: the application got what it would have got without auto-fix, which is perhaps
 * what auto-fix was switched on to prevent.
 */
public final class IncompleteSnapshot implements Refusals {
  static final String ID = "incomplete-snapshot";

  private final Predicate<String> on;
  private final Reporter reporter;

  /**
   * @param on whether the rule of an id is on
   * @param reporter where violations go
   */
  public IncompleteSnapshot(Predicate<String> on, Reporter reporter) {
    this.on = on;
    this.reporter = reporter;
  }

  @Override
  public void refused(
      Subject subject, LeaseInfo lease, Site opened, Site loaded, Site used, String reason) {
    if (!on.test(ID)) {
      return;
    }
    String type = subject.type().substring(subject.type().lastIndexOf('.') + 1);
    reporter.report(
        Violation.builder(ID, Severity.WARNING, Outcome.REPORTED, subject)
            .message(
                "No snapshot of " + type + "." + subject.member() + " could be used: " + reason)
            .lease(lease)
            .opened(opened)
            .loaded(loaded)
            .used(used)
            .advice(
                "Load the value while its connection is open; what auto-fix refuses is left as it"
                    + " would be without it.")
            .build());
  }
}
