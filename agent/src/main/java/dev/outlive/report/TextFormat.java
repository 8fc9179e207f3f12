package dev.outlive.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Records made to be read: a headline that says it all, then where it was used, closed and opened,
 * then what to do about it.
 */
final class TextFormat implements RecordFormat {
  private static final String PREFIX = "outlive: ";
  private static final int LONGEST_STACK = 24;

  /** How many frames of a stack without any of the application's are shown. */
  private static final int LIBRARY_FRAMES = 6;

  @Override
  public String violation(Violation violation, String fingerprint, long occurrence) {
    StringBuilder out = new StringBuilder(1_024);
    headline(out, violation.time(), violation).append(clean(violation.message()));
    site(out, "used", violation.used(), violation.time());
    site(out, "closed", violation.closed(), violation.time());
    site(out, "loaded", violation.loaded(), violation.time());
    site(out, "opened", violation.opened(), violation.time());
    Outcome outcome = violation.outcome();
    line(out, "outcome", outcome.text() + " (" + outcome.meaning() + ')');
    line(out, "subject", subject(violation.subject()));
    line(out, "lease", lease(violation.lease()));
    line(out, "sql", violation.sql());
    line(out, "exception", exception(violation.exception()));
    line(out, "advice", violation.advice());
    line(out, "fingerprint", fingerprint);
    return out.toString();
  }

  @Override
  public String repeat(Repeat repeat) {
    StringBuilder out = new StringBuilder(256);
    headline(out, repeat.at(), repeat.violation());
    return out.append(repeat.more())
        .append(repeat.more() == 1 ? " more time, " : " more times, ")
        .append(repeat.occurrence())
        .append(" in all, fingerprint ")
        .append(repeat.fingerprint())
        .append(": ")
        .append(clean(repeat.violation().message()))
        .toString();
  }

  @Override
  public String notice(Instant at, String text) {
    return PREFIX + Times.iso(at) + ' ' + clean(text);
  }

  private static StringBuilder headline(StringBuilder out, Instant at, Violation violation) {
    return out.append(PREFIX)
        .append(Times.iso(at))
        .append(' ')
        .append(violation.severity().text().toUpperCase(Locale.ROOT))
        .append(' ')
        .append(violation.rule())
        .append(": ");
  }

  private static void site(StringBuilder out, String label, Site site, Instant now) {
    if (site == null) {
      return;
    }
    label(out, label);
    String separator = "";
    if (site.at() != null) {
      out.append(Times.clock(site.at())).append(earlier(site.at(), now));
      separator = ", ";
    }
    for (String part : parts(site)) {
      out.append(separator).append(clean(part));
      separator = ", ";
    }
    stack(out, site.stack());
  }

  private static List<String> parts(Site site) {
    String thread = site.thread() == null ? "" : "thread " + site.thread();
    String scope = site.scope() == null ? "" : "in " + site.scope();
    String how = site.how() == null ? "" : site.how();
    String called = calledLibrary(site.stack()) ? "calling " + site.stack().get(0) : "";
    String missing = site.stack().isEmpty() ? "stack not captured" : "";
    return Stream.of(thread, scope, how, called, missing).filter(part -> !part.isEmpty()).toList();
  }

  private static String earlier(Instant at, Instant now) {
    long millis = Duration.between(at, now).toMillis();
    return millis <= 0 ? "" : " (" + Times.length(millis) + " earlier)";
  }

  /** Whether the innermost frame says which library method the application called. */
  private static boolean calledLibrary(List<Frame> stack) {
    return hasApplication(stack) && !stack.get(0).application();
  }

  private static boolean hasApplication(List<Frame> stack) {
    return stack.stream().anyMatch(Frame::application);
  }

  private static void stack(StringBuilder out, List<Frame> stack) {
    boolean folding = hasApplication(stack);
    int shown = 0;
    int folded = 0;
    for (Frame frame : calledLibrary(stack) ? stack.subList(1, stack.size()) : stack) {
      if (shown == LONGEST_STACK || (folding ? !frame.application() : shown == LIBRARY_FRAMES)) {
        folded++;
        continue;
      }
      fold(out, folded, "library");
      folded = 0;
      shown++;
      out.append("\n    at ").append(clean(frame.toString()));
    }
    fold(out, folded, shown == LONGEST_STACK ? "more" : "library");
  }

  private static void fold(StringBuilder out, int frames, String which) {
    if (frames > 0) {
      out.append("\n    … ").append(frames).append(' ').append(which);
      out.append(frames == 1 ? " frame" : " frames");
    }
  }

  private static String subject(Subject subject) {
    StringBuilder text = new StringBuilder(subject.kind().text());
    if (subject.type() != null) {
      text.append(' ').append(subject.type());
    }
    if (subject.member() != null) {
      text.append(subject.type() == null ? " " : ".").append(subject.member());
    }
    if (subject.id() != null) {
      text.append(" of ").append(subject.id());
    }
    if (subject.implementation() != null) {
      text.append(" (").append(subject.implementation()).append(')');
    }
    return text.toString();
  }

  private static String lease(LeaseInfo lease) {
    return lease == null
        ? null
        : lease.kind().text()
            + ' '
            + lease.id()
            + (lease.source() == null ? "" : " of " + lease.source())
            + ", "
            + Times.length(lease.ageMillis())
            + " old";
  }

  private static String exception(Thrown exception) {
    if (exception == null) {
      return null;
    }
    return exception.type() + (exception.message() == null ? "" : ": " + exception.message());
  }

  private static void line(StringBuilder out, String label, String text) {
    if (text != null) {
      label(out, label);
      out.append(clean(text));
    }
  }

  private static void label(StringBuilder out, String label) {
    out.append("\n  ").append(label).append(" ".repeat(12 - label.length()));
  }

  /** Names and URLs may come from outside: they forge no lines and move no cursor. */
  private static String clean(String text) {
    StringBuilder cleaned = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        if (cleaned == null) {
          cleaned = new StringBuilder(text);
        }
        cleaned.setCharAt(i, ' ');
      }
    }
    return cleaned == null ? text : cleaned.toString();
  }
}
