package dev.outlive.report;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The fingerprints seen in this process, up to a bound. Thread-safe. */
final class Occurrences {
  private final ConcurrentHashMap<String, Occurrence> byFingerprint = new ConcurrentHashMap<>();
  private final Set<String> accepted;
  private final int most;

  Occurrences(Set<String> accepted, int most) {
    this.accepted = accepted;
    this.most = most;
  }

  /** The occurrence of a fingerprint, or null if it is new and there is no room for it. */
  Occurrence of(String fingerprint) {
    Occurrence known = byFingerprint.get(fingerprint);
    if (known != null || byFingerprint.mappingCount() >= most) {
      return known;
    }
    Occurrence created = new Occurrence(fingerprint, accepted.contains(fingerprint));
    Occurrence raced = byFingerprint.putIfAbsent(fingerprint, created);
    return raced == null ? created : raced;
  }

  /** The occurrence of a fingerprint that was seen before, or null. */
  Occurrence known(String fingerprint) {
    return fingerprint == null ? null : byFingerprint.get(fingerprint);
  }

  long size() {
    return byFingerprint.mappingCount();
  }

  void clear() {
    byFingerprint.clear();
  }
}
