package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest
  @ValueSource(strings = {Bench.USAGE, Startup.USAGE, Inlining.USAGE, HookTimes.USAGE})
  void whatTheUsageSaysIsUnderstood(String usage) {
    Pattern option = Pattern.compile("(?m)^ +(--\\S+)( [A-Za-z0-9,]+)?  ");
    List<MatchResult> options = option.matcher(usage).results().toList();

    assertThat(options).hasSizeGreaterThan(5);
    for (MatchResult found : options) {
      CommandLine line =
          found.group(2) == null
              ? new CommandLine(usage, found.group(1))
              : new CommandLine(usage, found.group(1), "1");
      assertThat(line).isNotNull();
    }
  }

  @Test
  void whatIsChosenIsChosen() {
    CommandLine line =
        new CommandLine(
            Bench.USAGE,
            "--only W1,W3 --variants nothing,outlive@/a.jar --depth 100 --rounds 4 --jdk /jdk"
                .split(" "));

    assertThat(line.only()).containsExactly("W1", "W3");
    assertThat(line.variants()).containsExactly("nothing", "outlive@/a.jar");
    assertThat(line.depths(List.of(0))).containsExactly(100);
    assertThat(line.threads(List.of(1, 2))).containsExactly(1, 2);
    assertThat(line.rounds(3)).isEqualTo(4);
    assertThat(line.java()).isEqualTo(Path.of("/jdk/bin/java"));
  }

  @Test
  void theLastOfTwoWins() {
    CommandLine line = new CommandLine(Bench.USAGE, "--agent", "/a.jar", "--agent", "/b.jar");

    assertThat(line.agent()).isEqualTo(Path.of("/b.jar"));
  }

  @Test
  void whatTheUsageDoesNotSayIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandLine(Startup.USAGE, "--depth", "100"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandLine(Bench.USAGE, "quick"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommandLine(Bench.USAGE, "--only"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommandLine(Bench.USAGE, "--rounds", "many"));
  }
}
