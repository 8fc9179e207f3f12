package dev.outlive.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The fingerprints that a person has accepted.
 *
 * @param fingerprints what was accepted
 * @param problems what could not be read, each said to a person
 */
record Suppressions(Set<String> fingerprints, List<String> problems) {
  /** Reads the file, if there is one: a fingerprint a line, behind a {@code #} the reason. */
  static Suppressions of(Optional<Path> file) {
    if (file.isEmpty()) {
      return new Suppressions(Set.of(), List.of());
    }
    try {
      return read(file.get(), Files.readAllLines(file.get()));
    } catch (IOException e) {
      String problem = "outlive.suppressions: " + file.get() + " cannot be read: " + e.getMessage();
      return new Suppressions(Set.of(), List.of(problem));
    }
  }

  private static Suppressions read(Path file, List<String> lines) {
    Set<String> fingerprints = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split("#", 2);
      String fingerprint = parts[0].strip().toLowerCase(Locale.ROOT);
      if (fingerprint.isEmpty()) {
        continue;
      }
      String where = "outlive.suppressions: " + file + " line " + (i + 1) + ": ";
      if (!fingerprint.matches("[0-9a-f]{16}")) {
        problems.add(where + "not a fingerprint of 16 hex digits");
        continue;
      }
      if (parts.length == 1 || parts[1].isBlank()) {
        problems.add(where + fingerprint + " is accepted without a reason behind #");
      }
      fingerprints.add(fingerprint);
    }
    return new Suppressions(Set.copyOf(fingerprints), List.copyOf(problems));
  }
}
