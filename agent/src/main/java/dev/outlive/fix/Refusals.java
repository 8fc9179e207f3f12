package dev.outlive.fix;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;

/** Told why a snapshot was not made or not served: the rule {@code incomplete-snapshot}. */
@FunctionalInterface
public interface Refusals {
  /**
   * @param subject what would have been copied
   * @param lease what it belonged to
   * @param opened where that was opened, or null
   * @param loaded where the subject was obtained, or null
   * @param used where it was asked for, or null
   * @param reason why not, as the end of a sentence
   */
  void refused(
      Subject subject, LeaseInfo lease, Site opened, Site loaded, Site used, String reason);
}
