package dev.outlive.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a measurement depends on besides what is measured. */
final class Machine {

  private Machine() {}

  /** One line: date, processor, JDK. */
  static String describe(Path jdk) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %s, %d processors, %s %s, JDK %s",
        LocalDate.now(ZoneOffset.UTC),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        release(jdk, "JAVA_RUNTIME_VERSION"));
  }

  /** How busy the machine is: processes that want to run, over the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** The feature number of a JDK. */
  static int feature(Path jdk) throws IOException {
    return Runtime.Version.parse(release(jdk, "JAVA_VERSION")).feature();
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return "unknown processor";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    }
  }

  /** What a JDK says of itself, in its file {@code release}. */
  private static String release(Path jdk, String key) throws IOException {
    List<String> lines = Files.readAllLines(jdk.resolve("release"));
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", ""))
        .findFirst()
        .orElseThrow(() -> new IOException(jdk + " does not say its " + key));
  }
}
