package dev.outlive.corpus.audit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A transaction with another one inside, which is kept although the outer one is not. */
@Service
class Booking {

  private final AuditTrail trail;

  Booking(AuditTrail trail) {
    this.trail = trail;
  }

  @Transactional
  long book(boolean refused) {
    long id = trail.recordNow("booking");
    if (refused) {
      throw new IllegalStateException("refused after entry " + id);
    }
    return id;
  }
}
