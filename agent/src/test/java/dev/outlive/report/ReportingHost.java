package dev.outlive.report;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** A program of its own, whose standard streams lead nowhere: reports to a file, or to none. */
final class ReportingHost {
  private ReportingHost() {}

  public static void main(String[] arguments) {
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    Optional<Path> file =
        arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
    Samples.Log defaults = Samples.Log.defaults();
    Samples.Log settings =
        new Samples.Log(
            file,
            LogSettings.Format.TEXT,
            defaults.logTarget(),
            defaults.ignore(),
            defaults.suppressions());
    try (Reporter reporter = new Reporter(settings, "1.0")) {
      reporter.report(Samples.complete());
      reporter.report(Samples.complete());
      reporter.flush();
      System.out.println(reporter.records().size() + " records");
    }
  }
}
