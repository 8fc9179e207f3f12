package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsLineUpNumbersToTheRight() {
    Table table = new Table("tool", "ns").row("nothing", "9").row("no-op", "10");

    assertThat(table)
        .hasToString(
            """
            | tool    | ns |
            |---------|---:|
            | nothing |  9 |
            | no-op   | 10 |
            """);
  }
}
