package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArmedSqlTest {
  private static final String SQL = "select 1";

  private final ArmedSql armed = new ArmedSql();

  private int taken(String sql) {
    int count = 0;
    while (armed.take(sql)) {
      count++;
    }
    return count;
  }

  @Test
  void nothingIsArmedAtFirst() {
    assertThat(taken(SQL)).isZero();
  }

  @Test
  void soManyAreTakenEachTimeItIsArmed() {
    for (int time = 0; time < 2; time++) {
      armed.arm(SQL);
      assertThat(taken(SQL)).isEqualTo(ArmedSql.CAPTURES);
    }
  }

  @Test
  void oneThatIsUsedUpLeavesTheOthersArmed() {
    armed.arm(SQL);
    armed.arm(null);
    assertThat(taken(SQL)).isEqualTo(ArmedSql.CAPTURES);
    assertThat(taken(null)).isEqualTo(ArmedSql.CAPTURES);
    assertThat(taken("select 2")).isZero();
  }

  @Test
  void allMayBeArmed() {
    ArmedSql all = ArmedSql.all();
    assertThat(all.take(SQL)).isTrue();
    assertThat(all.take("select 2")).isTrue();
  }
}
