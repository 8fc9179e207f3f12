package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostTablesTest {

  private static final Setting BORROW = new Setting(Workload.W1, 0, 1);

  private static Sample sample(String variant, double cpu, double least, double bytes) {
    return new Sample(BORROW, variant, cpu, least, 2, bytes, 2 * cpu);
  }

  private static CostTables tables(Sample... samples) {
    return new CostTables(
        List.of(samples), name -> name.startsWith("tomcat") ? "tomcat" : "nothing");
  }

  @Test
  void eachVariantIsARatioToItsOwnBaseline() {
    CostTables tables =
        tables(
            sample("nothing", 100, 90, 56),
            sample("outlive", 150, 140, 96),
            sample("tomcat", 300, 280, 10),
            sample("tomcat-log-abandoned", 3_000, 2_800, 50_010));

    assertThat(tables.summary())
        .isEqualTo(
            """
            | least CPU, ×; bytes, + | W1, depth 0, one thread |
            |------------------------|------------------------:|
            | nothing                |           90.0 ns, 56 B |
            | outlive                |             1.56, +40 B |
            | tomcat                 |          280.0 ns, 10 B |
            | tomcat-log-abandoned   |         10.00, +50000 B |
            """);
  }

  @Test
  void theLeastIsOfAllJvmsAndTheMedianOverThem() {
    CostTables tables =
        tables(
            sample("nothing", 100, 95, 56),
            sample("outlive", 200, 190, 100),
            sample("nothing", 120, 80, 56),
            sample("outlive", 180, 160, 96),
            sample("nothing", 110, 100, 56),
            sample("outlive", 220, 210, 98));

    assertThat(tables.details().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "### W1, depth 0, one thread: borrow and return, stub driver",
            "| nothing | 3 | 80.0 | 110.0 | 18 % | | | 56 | | 2.0 |",
            "| outlive | 3 | 160.0 | 200.0 | 20 % | 2.00 | 1.82 | 98 | +42 B | 2.0 |");
  }

  @Test
  void withoutItsBaselineAVariantIsNoRatio() {
    assertThat(tables(sample("outlive", 150, 140, 96)).summary()).contains("140.0 ns, 96 B");
  }

  @Test
  void aSampleIsReadAsItWasWritten() {
    Sample sample =
        new Sample(
            new Setting(Workload.W3, 100, 2), "outlive@other/agent.jar", 1.5, 1.25, 0, 96.5, 7);

    assertThat(Sample.parse(sample.line())).isEqualTo(sample);
    assertThat(Sample.HEADER.split("\t")).hasSameSizeAs(sample.line().split("\t"));
  }
}
