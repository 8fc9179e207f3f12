package dev.outlive.report;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** All violations of one fingerprint. Thread-safe, lock-free. */
final class Occurrence {
  /** Set once a violation was handed to the writer; the other bits are the stacks it brought. */
  private static final int WRITTEN = 1;

  private final String fingerprint;
  private final boolean accepted;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong unwritten = new AtomicLong();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicReference<Violation> latest = new AtomicReference<>();
  private volatile long latestMillis;

  Occurrence(String fingerprint, boolean accepted) {
    this.fingerprint = fingerprint;
    this.accepted = accepted;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** Whether a person has accepted it: it is counted, never written. */
  boolean accepted() {
    return accepted;
  }

  long count() {
    return count.get();
  }

  /** Counts one more and returns how many that makes. */
  long counted(Violation violation) {
    latest.set(violation);
    latestMillis = violation.time().toEpochMilli();
    return count.incrementAndGet();
  }

  /** Counts one more of which nothing new is known. */
  void counted() {
    latestMillis = System.currentTimeMillis();
    count.incrementAndGet();
  }

  /**
   * Claims the right to write a violation in full: it is the first, or brings a stack that was
   * missing.
   *
   * @return what was claimed, to be given back if it could not be written; 0 if it is a repeat
   */
  int claim(Violation violation) {
    int brought = stacks(violation);
    while (true) {
      int before = written.get();
      if ((brought & ~before) == 0) {
        return 0;
      }
      if (written.compareAndSet(before, before | brought)) {
        return brought & ~before;
      }
    }
  }

  /** Whether what was claimed makes it the first. */
  static boolean isFirst(int claimed) {
    return (claimed & WRITTEN) != 0;
  }

  void giveBack(int claimed) {
    written.updateAndGet(bits -> bits & ~claimed);
  }

  /** Notes a repeat that is to be written in a summary; true if it is the first since the last. */
  boolean repeated() {
    return written.get() != 0 && unwritten.getAndIncrement() == 0;
  }

  /** Takes what a summary has to say. Called by the writer. */
  Repeat summarize() {
    long more = unwritten.getAndSet(0);
    return new Repeat(
        latest.get(), fingerprint, Instant.ofEpochMilli(latestMillis), more, count.get());
  }

  /**
   * Lets go of the stacks, which were written. A violation that came in meanwhile keeps its own.
   */
  void forgetStacks() {
    Violation violation = latest.get();
    latest.compareAndSet(violation, violation.withoutStacks());
  }

  private static int stacks(Violation violation) {
    return WRITTEN
        | bit(violation.opened(), 1)
        | bit(violation.loaded(), 2)
        | bit(violation.closed(), 3)
        | bit(violation.used(), 4);
  }

  private static int bit(Site site, int position) {
    return site == null || site.stack().isEmpty() ? 0 : 1 << position;
  }
}
