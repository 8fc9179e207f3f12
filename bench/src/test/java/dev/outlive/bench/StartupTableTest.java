package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartupTableTest {

  @Test
  void aToolAddsWhatItsJvmsTookMoreThanTheOthersOfTheirPairs() {
    StartupTable table = new StartupTable();
    table.add("outlive", new JvmCost(100, 200, 40), new JvmCost(140, 260, 45));
    table.add("outlive", new JvmCost(200, 300, 40), new JvmCost(220, 400, 46));
    table.add("outlive", new JvmCost(120, 220, 40), new JvmCost(150, 300, 44));

    assertThat(table.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "| without any tool | 3 | 100 | 120 | 100 to 200 | | 200 | 220 | | 40 |",
            "| outlive | 3 | +40 | +30 | +20 to +40 | 1.25 | +60 | +80 | 1.36 | +5 |");
  }

  @Test
  void whatAJvmTookIsWhatTheShellSaidLast() {
    JvmCost cost =
        TimedJvm.cost(
            "OpenJDK warning: something\n0.250 0.300 0.050\n", "Hello\nVmHWM:\t   43008 kB\n");

    assertThat(cost).isEqualTo(new JvmCost(250, 350, 42));
  }
}
