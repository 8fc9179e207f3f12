package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.weave.JdbcKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FloodsTest {
  private static final Judge.Verdict VERDICT =
      new Judge.Verdict("rule", "fingerprint", "message", true);

  private final Floods floods = new Floods();

  private static Floods.Origin origin(String sql) {
    return new Floods.Origin(JdbcKind.RESULT_SET, sql);
  }

  private static Floods.Place place(String caller, String sql) {
    return new Floods.Place(origin(sql), new Walk.Call("Rows", "next", caller, "read"));
  }

  private void judge(Floods.Place place, long at, int times) {
    for (int i = 0; i < times; i++) {
      floods.judged(place, at, VERDICT);
    }
  }

  @Test
  void pastSoManyInASecondTheyAreOnlyCounted() {
    judge(place("Page", "select 1"), 5_000, Floods.MOST_A_SECOND - 1);
    assertThat(floods.flooding(place("Page", "select 1"), 5_001)).isNull();
    judge(place("Page", "select 1"), 5_002, 1);
    assertThat(floods.flooding(place("Page", "select 1"), 5_999)).isSameAs(VERDICT);
  }

  @Test
  void theNextSecondsFirstAreLookedAtAgain() {
    judge(place("Page", "select 1"), 5_000, Floods.MOST_A_SECOND);
    assertThat(floods.flooding(place("Page", "select 1"), 6_000)).isNull();
    judge(place("Page", "select 1"), 6_000, 1);
    assertThat(floods.flooding(place("Page", "select 1"), 6_001)).isNull();
  }

  @Test
  void anotherCallerAndAnotherQueryAreLookedAt() {
    judge(place("Page", "select 1"), 5_000, Floods.MOST_A_SECOND);
    assertThat(floods.flooding(place("Job", "select 1"), 5_001)).isNull();
    assertThat(floods.flooding(place("Page", "select 2"), 5_001)).isNull();
    assertThat(floods.flooding(place("Page", null), 5_001)).isNull();
  }

  @Test
  void theOnlyPlaceOfAnOriginIsCountedUnseenButLookedAtNowAndThen() {
    judge(place("Page", "select 1"), 5_000, Floods.MOST_A_SECOND - 1);
    assertThat(floods.flooding(origin("select 1"), 5_001)).isNull();
    judge(place("Page", "select 1"), 5_002, 1);
    List<Judge.Verdict> unseen = new ArrayList<>();
    for (int i = 0; i < 4 * (Floods.MOST_UNSEEN + 1); i++) {
      unseen.add(floods.flooding(origin("select 1"), 5_003));
    }
    assertThat(unseen.stream().filter(Objects::isNull)).hasSize(4);
    assertThat(floods.flooding(origin("select 2"), 5_003)).isNull();
    assertThat(floods.flooding(origin("select 1"), 6_000)).isNull();
  }

  @Test
  void oneOfSeveralPlacesOfAnOriginIsAlwaysLookedAt() {
    judge(place("Page", "select 1"), 5_000, Floods.MOST_A_SECOND);
    judge(place("Page", "select 2"), 5_000, Floods.MOST_A_SECOND);
    judge(place("Job", "select 1"), 5_001, 1);
    assertThat(floods.flooding(origin("select 1"), 5_002)).isNull();
    assertThat(floods.flooding(origin("select 2"), 5_002)).isSameAs(VERDICT);
    assertThat(floods.flooding(place("Job", "select 2"), 5_003)).isNull();
    assertThat(floods.flooding(origin("select 2"), 5_004)).isNull();
  }

  @Test
  void placesAreBounded() {
    for (int i = 0; i < 2_000; i++) {
      judge(place("Page" + i, null), 5_000, Floods.MOST_A_SECOND);
    }
    assertThat(floods.flooding(place("Page0", null), 5_001)).isSameAs(VERDICT);
    assertThat(floods.flooding(place("Page1999", null), 5_001)).isNull();
  }
}
