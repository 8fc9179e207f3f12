package dev.outlive.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * The process that a record comes from.
 *
 * @param pid its id
 * @param startedAt when it started
 * @param host the machine's name, or null if not known yet
 * @param agent this product's version
 * @param service the service's name as OpenTelemetry has it, or null
 */
public record ProcessInfo(long pid, Instant startedAt, String host, String agent, String service) {

  public ProcessInfo {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(agent, "agent");
  }

  /** This process, without asking anybody for its host's name. */
  public static ProcessInfo current(String agentVersion) {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessInfo(
        self.pid(),
        self.info().startInstant().orElse(Instant.now()),
        firstNonBlank(System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME")),
        agentVersion,
        firstNonBlank(System.getenv("OTEL_SERVICE_NAME")));
  }

  /** This with a host name, asked of the resolver if need be: that may take seconds. */
  ProcessInfo withHost() {
    if (host != null) {
      return this;
    }
    String known = firstNonBlank(hostnameOfTheKernel());
    return new ProcessInfo(pid, startedAt, known == null ? resolvedHost() : known, agent, service);
  }

  private static String resolvedHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String hostnameOfTheKernel() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname"));
    } catch (IOException e) {
      // Not Linux: the resolver will be asked.
      return null;
    }
  }

  private static String firstNonBlank(String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate.strip();
      }
    }
    return null;
  }
}
