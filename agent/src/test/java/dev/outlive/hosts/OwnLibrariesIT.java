package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hosts.fixture.KeepsItsLibraries;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts with an older SLF4J, Logback and Byte Buddy of their own, and a log file that rolls. */
class OwnLibrariesIT {

  @ParameterizedTest(name = "SLF4J {0}, Logback {1}")
  @CsvSource({"1.7.36, 1.2.13", "2.0.7, 1.3.14"})
  void theHostKeepsItsLibrariesAndItsLog(String slf4j, String logback) throws IOException {
    Folder without = Folder.named("libraries-" + slf4j + "-without");
    HostRun expected = host(without, slf4j, logback).run(KeepsItsLibraries.class);
    Folder with = Folder.named("libraries-" + slf4j + "-with");
    HostRun run = host(with, slf4j, logback).agent().run(KeepsItsLibraries.class).untroubled();

    assertThat(run.output()).isEqualTo(expected.output());
    assertThat(run.errors()).isEqualTo(expected.errors());
    assertThat(run.said("slf4j")).isEqualTo("slf4j-api-" + slf4j + ".jar");
    assertThat(run.said("logback")).isEqualTo("logback-classic-" + logback + ".jar");
    assertThat(run.said("byte-buddy")).isEqualTo("byte-buddy-1.12.19.jar");
    assertThat(log(expected)).hasSizeGreaterThan(2);
    assertThat(log(run)).isEqualTo(log(expected));
    assertThat(run.violations()).hasSize(1);
  }

  @Test
  void onRequestViolationsGoToTheHostsOwnLog() throws IOException {
    HostRun run =
        host(Folder.named("libraries-target"), "1.7.36", "1.2.13")
            .agent("log.target=application")
            .run(KeepsItsLibraries.class)
            .untroubled();

    assertThat(log(run).values())
        .filteredOn(text -> text.contains("ERROR outlive ") && text.contains("use-after-close"))
        .hasSize(1);
    assertThat(run.said("slf4j")).isEqualTo("slf4j-api-1.7.36.jar");
  }

  private static HostJvm host(Folder folder, String slf4j, String logback) {
    return HostJvm.in(folder)
        .set("logback.configurationFile", configuration())
        .on(
            HostJvm.library("slf4j-api-" + slf4j),
            HostJvm.library("logback-classic-" + logback),
            HostJvm.library("logback-core-" + logback),
            HostJvm.library("byte-buddy-1.12.19"),
            HostJvm.artifact("h2"));
  }

  private static Path configuration() {
    URL file = OwnLibrariesIT.class.getResource("/hosts/logback.xml");
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  /** The text of each of the host's log files, rolled ones included. */
  private static Map<String, String> log(HostRun run) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : new Folder(run.folder()).files()) {
      if (file.startsWith("host")) {
        texts.put(file, Files.readString(run.folder().resolve(file)));
      }
    }
    return texts;
  }
}
