package dev.outlive.report;

import java.util.Objects;

/**
 * The lease that a violation is about.
 *
 * @param id unique in this process
 * @param kind what was lent
 * @param source the pool's name, or the URL given to the driver without credentials and query; null
 *     if unknown
 * @param ageMillis age at the time of the violation, in milliseconds
 */
public record LeaseInfo(long id, LeaseKind kind, String source, long ageMillis) {
  public LeaseInfo {
    Objects.requireNonNull(kind, "kind");
  }
}
