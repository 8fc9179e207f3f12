package dev.outlive.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One page of violations, complete in itself: no script, nothing fetched. */
final class HtmlReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Outlive report</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem;
             padding: 0 1rem; color: #1c1e21; background: #fff; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin-top: 2.5rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0;
               border-bottom: 1px solid #ddd; }
      td.count { text-align: right; }
      .error { color: #b00020; } .warning { color: #8a5a00; }
      pre { background: #f5f6f7; padding: 1rem; overflow-x: auto; font-size: 13px; }
      </style>
      </head>
      <body>
      """;

  private final ProcessInfo process;
  private final Reporter reporter;
  private final StringBuilder page = new StringBuilder(HEAD);

  HtmlReport(ProcessInfo process, Reporter reporter) {
    this.process = process;
    this.reporter = reporter;
  }

  void write(Path file) throws IOException {
    List<Violation> violations = reporter.recent();
    summary(violations);
    violations.forEach(this::details);
    page.append("</body>\n</html>\n");
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, page);
  }

  private void summary(List<Violation> violations) {
    page.append("<h1>What outlived its connection</h1>\n<p>")
        .append(escaped(description()))
        .append("</p>\n");
    if (violations.isEmpty()) {
      page.append("<p>Nothing did.</p>\n");
      return;
    }
    page.append("<table>\n<tr><th>Rule</th><th>What</th><th>Outcome</th><th>Times</th></tr>\n");
    for (Violation violation : violations) {
      String fingerprint = violation.fingerprint();
      page.append("<tr><td class=\"")
          .append(violation.severity().text())
          .append("\">")
          .append(escaped(violation.rule()))
          .append("</td><td><a href=\"#")
          .append(fingerprint)
          .append("\">")
          .append(escaped(violation.message()))
          .append("</a></td><td>")
          .append(violation.outcome().text())
          .append("</td><td class=\"count\">")
          .append(reporter.occurrences(fingerprint))
          .append("</td></tr>\n");
    }
    page.append("</table>\n");
  }

  private String description() {
    return (process.service() == null ? "Process " : process.service() + ", process ")
        + process.pid()
        + (process.host() == null ? "" : " on " + process.host())
        + ", started "
        + Times.iso(process.startedAt())
        + "; written "
        + Times.iso(Instant.now())
        + " by Outlive "
        + process.agent()
        + ". "
        + reporter.violations()
        + " violations in all, "
        + reporter.accepted()
        + " of them accepted, "
        + reporter.ignored()
        + " ignored; "
        + reporter.dropped()
        + " records dropped.";
  }

  private void details(Violation violation) {
    String fingerprint = violation.fingerprint();
    String record =
        new TextFormat().violation(violation, fingerprint, reporter.occurrences(fingerprint));
    page.append("<h2 id=\"")
        .append(fingerprint)
        .append("\" class=\"")
        .append(violation.severity().text())
        .append("\">")
        .append(escaped(violation.rule() + ": " + violation.message()))
        .append("</h2>\n<pre>")
        .append(escaped(record.substring(record.indexOf('\n') + 1)))
        .append("</pre>\n");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
