package dev.outlive.bench;

import java.util.List;

/**
 * What one JVM measured, an operation.
 *
 * @param cpu nanoseconds of CPU time of the working threads
 * @param least the same, in the iteration where it was least
 * @param others nanoseconds of CPU time of all other Java threads
 * @param bytes allocated by all threads
 * @param wall nanoseconds by the clock
 */
record Sample(
    Setting setting,
    String variant,
    double cpu,
    double least,
    double others,
    double bytes,
    double wall) {

  private static final String SEPARATOR = "\t";
  static final String HEADER =
      String.join(
          SEPARATOR,
          List.of(
              "workload",
              "depth",
              "threads",
              "variant",
              "cpu",
              "least",
              "others",
              "bytes",
              "wall"));

  static Sample parse(String line) {
    String[] cells = line.split(SEPARATOR, -1);
    return new Sample(
        new Setting(
            Workload.valueOf(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2])),
        cells[3],
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]));
  }

  /** The sample as a line of a file; see {@link #HEADER}. */
  String line() {
    return String.join(
        SEPARATOR,
        List.of(
            setting.workload().name(),
            String.valueOf(setting.depth()),
            String.valueOf(setting.threads()),
            variant,
            String.valueOf(cpu),
            String.valueOf(least),
            String.valueOf(others),
            String.valueOf(bytes),
            String.valueOf(wall)));
  }
}
