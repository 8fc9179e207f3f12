package dev.outlive.report;

import java.time.Instant;

/**
 * Occurrences of a violation that was written already.
 *
 * @param violation the latest of them
 * @param fingerprint its fingerprint
 * @param at when the latest was
 * @param more how many were not written yet
 * @param occurrence how many there were in all
 */
record Repeat(Violation violation, String fingerprint, Instant at, long more, long occurrence) {}
