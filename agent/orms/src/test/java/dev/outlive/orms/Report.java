package dev.outlive.orms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent is to say of a read, where all of it is written down.
 *
 * @param rule its id
 * @param severity what the rule says
 * @param outcome what the reader got
 * @param kind what it is about
 * @param subject the class and the attribute, such as {@code app.Order.customer}; or the class
 * @param exception the type of what was thrown; empty where nothing was
 * @param sites by site, how the name of the program's method begins that is to be in its stack; or
 *     null for no such site
 */
record Report(
    String rule,
    String severity,
    String outcome,
    String kind,
    String subject,
    String exception,
    Map<String, String> sites) {

  /** After the end of a session, by methods that are named for it. */
  static Report afterClose(String outcome, String subject) {
    Map<String, String> sites = new LinkedHashMap<>();
    sites.put("opened", "open");
    sites.put("loaded", "load");
    sites.put("closed", "end");
    sites.put("used", "render");
    return new Report("lazy-load-after-close", "error", outcome, "attribute", subject, "", sites);
  }

  /** After the end of a transaction, while the session is open. */
  static Report outsideTransaction(String outcome, String subject) {
    Map<String, String> sites = afterClose(outcome, subject).sites();
    return new Report(
        "lazy-load-outside-transaction", "warning", outcome, "attribute", subject, "", sites);
  }

  /** Of an object of JDBC's, by methods that are named for it. */
  static Report ofUse(String kind, String subject, String exception) {
    Map<String, String> sites = afterClose("", "").sites();
    sites.remove("loaded");
    return new Report("use-after-close", "error", "threw", kind, subject, exception, sites);
  }

  /** Of one that works although its connection is over. */
  static Report ofStaleUse(String kind, String subject) {
    Map<String, String> sites = afterClose("", "").sites();
    return new Report("stale-handle", "error", "silent", kind, subject, "", sites);
  }

  /** Of a session that nobody closes. */
  static Report ofLostSession(String type) {
    return new Report(
        "session-leak", "error", "reported", "session", type, "", Map.of("opened", "open"));
  }

  Report throwing(String type) {
    return new Report(rule, severity, outcome, kind, subject, type, sites);
  }

  /** Has another site. */
  Report at(String site, String method) {
    Map<String, String> other = new LinkedHashMap<>(sites);
    other.put(site, method);
    return new Report(rule, severity, outcome, kind, subject, exception, other);
  }

  /** Has no site but where it was used. */
  Report untraced() {
    Map<String, String> other = new LinkedHashMap<>(sites);
    other.replaceAll((site, method) -> site.equals("used") ? method : null);
    return new Report(rule, severity, outcome, kind, subject, exception, other);
  }

  /** In what a record deviates, in words. */
  List<String> deviations(LoggedViolation actual) {
    List<String> deviations = new ArrayList<>();
    expect(deviations, "rule", rule, actual.rule());
    expect(deviations, "severity", severity, actual.severity());
    expect(deviations, "outcome", outcome, actual.outcome());
    expect(deviations, "subject", subject, subject(actual));
    expect(deviations, "subject.kind", kind, actual.text("subject", "kind"));
    expect(deviations, "exception.type", exception, actual.text("exception", "type"));
    sites.forEach((site, method) -> expectSite(deviations, site, method, actual.stack(site)));
    return deviations;
  }

  static String subject(LoggedViolation actual) {
    String member = actual.text("subject", "member");
    return actual.text("subject", "type") + (member.isEmpty() ? "" : "." + member);
  }

  private static void expect(List<String> deviations, String what, String wanted, String was) {
    if (!wanted.equals(was)) {
      deviations.add(what + " is '" + was + "' and not '" + wanted + "'");
    }
  }

  private static void expectSite(
      List<String> deviations, String site, String method, List<String> stack) {
    boolean there =
        stack.stream().anyMatch(frame -> frame.startsWith("app.") && frame.contains("." + method));
    if (method == null ? !stack.isEmpty() : !there) {
      deviations.add("in " + site + " no method of the program's is " + method + "…: " + stack);
    }
  }
}
