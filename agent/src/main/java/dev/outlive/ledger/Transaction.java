package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;

/**
 * An explicit transaction, for what is loaded in it to remember. It depends on nothing: what holds
 * it must not hold the connection's lease, which ends, or gets lost, by itself.
 */
final class Transaction extends Life {
  /** Where its connection was borrowed. */
  final Capture opened;

  private final long lease;
  private final Source source;

  Transaction(Lease lease) {
    super(null);
    this.lease = lease.id();
    this.source = lease.source;
    this.opened = lease.opened;
  }

  /** What it was a part of. */
  LeaseInfo info(long now) {
    return new LeaseInfo(lease, LeaseKind.CONNECTION, source.name(), now - opened.at);
  }
}
