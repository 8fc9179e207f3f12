package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one JVM has learned, the next one knows, and a person can say otherwise. */
class ProfileIT {
  private static final String PATH =
      "dev.outlive.fixit.program.Book.author <- dev.outlive.fixit.program.Requests.aBook"
          + " < dev.outlive.fixit.program.Requests.one < dev.outlive.fixit.program.Requests.main";
  private static final String OTHER =
      "dev.outlive.fixit.program.Author.bio <- dev.outlive.fixit.program.Requests.other"
          + " < dev.outlive.fixit.program.Requests.main";

  private Path profile;

  @BeforeEach
  void anEmptyFolder() {
    profile = FixJvm.folder("profile").resolve("learned").resolve("paths.txt");
  }

  private FixRun request(String which) {
    return FixJvm.running(Requests.class, which).fixing().set("outlive.profile", profile).run();
  }

  private void write(String... lines) throws IOException {
    Files.createDirectories(profile.getParent());
    Files.write(profile, List.of(lines));
  }

  @Test
  void whatWasLearnedIsServedInTheNextJvmFromTheFirstRequestOn() throws IOException {
    FixRun first = request("one");
    assertThat(first.lazyOutcomes("one")).containsExactly("reloaded", "snapshot");
    assertThat(Files.readAllLines(profile)).contains("learned " + PATH);

    FixRun next = request("one");
    assertThat(next.lazyOutcomes("one")).containsExactly("snapshot");
    assertThat(next.said("one.1")).isEqualTo("Author 1");
  }

  /** Stacks that nobody asked for are taken of loads that may matter, and of no others. */
  @Test
  void whatIsLoadedBySqlThatManyRunIsLearnedTheSecondTimeAndKnownInTheNextJvm() {
    FixRun first = busyWithoutStacks();
    assertThat(first.said("busy.1")).isEqualTo("Author 1, statements: 1");
    assertThat(first.said("busy.2")).isEqualTo("Author 1, statements: 1");
    assertThat(first.said("busy.3")).isEqualTo("Author 1, statements: 0");

    FixRun next = busyWithoutStacks();
    assertThat(next.said("busy.1")).isEqualTo("Author 1, statements: 0");
  }

  private FixRun busyWithoutStacks() {
    return FixJvm.running(Requests.class, "busy")
        .fixing()
        .set("outlive.stacks", "off")
        .set("outlive.profile", profile)
        .run();
  }

  @Test
  void fixServesFromTheFirstRequestOn() throws IOException {
    write("fix " + PATH);
    assertThat(request("one").lazyOutcomes("one")).containsExactly("snapshot");
    assertThat(Files.readAllLines(profile)).contains("fix " + PATH);
  }

  @Test
  void offLeavesTheOrmToItself() throws IOException {
    write("off " + PATH);
    FixRun run = request("one");
    assertThat(run.lazyOutcomes("one")).containsExactly("threw");
    assertThat(run.said("one.3")).isEqualTo("ContextClosedException");
    assertThat(Files.readAllLines(profile)).contains("off " + PATH);
  }

  @Test
  void whatAPersonWroteIsKept() throws IOException {
    write("# reviewed by the team", "", "off " + PATH, "someday " + PATH);
    request("other");
    assertThat(Files.readAllLines(profile))
        .contains("off " + PATH, "learned " + OTHER)
        .contains("# reviewed by the team", "someday " + PATH);
  }

  /** It is not ours to judge, nor to write over. */
  @Test
  void aFileThatCannotBeReadIsSaidOnceAndLeftAsItIs() throws IOException {
    Files.createDirectories(profile.getParent());
    byte[] noText = {(byte) 0xFF, (byte) 0xFE, 0, 1};
    Files.write(profile, noText);

    FixRun run = request("one");

    assertThat(run.notices())
        .filteredOn(each -> each.contains("profile cannot be read"))
        .hasSize(1);
    assertThat(run.notices())
        .filteredOn(each -> each.contains("profile cannot be written"))
        .hasSize(1);
    assertThat(run.notices()).last().asString().startsWith("exit: ");
    assertThat(run.lazyOutcomes("one")).containsExactly("reloaded", "snapshot");
    assertThat(run.said("one.1")).isEqualTo("Author 1");
    assertThat(Files.readAllBytes(profile)).isEqualTo(noText);
  }

  @Test
  void twoJvmsWriteTheSameFileAndNothingIsLost() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<FixRun>> runs = new ArrayList<>();
      for (String which : List.of("one", "other")) {
        runs.add(both.submit(() -> request(which)));
      }
      for (Future<FixRun> run : runs) {
        run.get();
      }
    } finally {
      both.shutdown();
    }
    assertThat(Files.readAllLines(profile)).contains("learned " + PATH, "learned " + OTHER);
  }
}
