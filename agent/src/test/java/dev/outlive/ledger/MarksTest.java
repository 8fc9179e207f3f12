package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Stamped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
  private final Marks marks = new Marks();

  private static final class Entity {}

  @Test
  void keepsTheMarkOfAnObjectWithoutAPlaceForIt() {
    Entity entity = new Entity();
    marks.keep(entity, "mark");
    assertThat(marks.of(entity)).isEqualTo("mark");
    assertThat(marks.of(new Entity())).isNull();
    assertThat(marks.dropped()).isZero();
  }

  /** Of a class that an ORM's adapter has marked. */
  private static final class Carrier implements Stamped {
    private Object stamp = "the ORM's";

    @Override
    public Object $outlive$stamp() {
      return stamp;
    }

    @Override
    public Object $outlive$stamp(Object life) {
      Object before = stamp;
      stamp = life;
      return before;
    }
  }

  @Test
  void marksOfTheirOwnAreBesideThoseThatObjectsCarry() {
    Marks own = Marks.kept();
    Carrier carrier = new Carrier();
    assertThat(own.of(carrier)).isNull();
    own.keep(carrier, "own");
    assertThat(own.of(carrier)).isEqualTo("own");
    assertThat(marks.of(carrier)).isEqualTo("the ORM's");
  }

  @Test
  void countsWhatThereIsNoRoomFor() {
    List<Entity> held = new ArrayList<>();
    while (marks.dropped() < 3) {
      Entity entity = new Entity();
      held.add(entity);
      marks.keep(entity, "mark");
    }
    assertThat(held).hasSize(200_003);
    assertThat(marks.of(held.get(0))).isEqualTo("mark");
    assertThat(marks.of(held.get(200_002))).isNull();
  }
}
