package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A version of an ORM that lacks what its adapter calls is left alone, which is said in one line.
 */
class UnknownVersionIT {
  private static final Line LINE = new Line(Library.HIBERNATE_5_3, Variant.PLAIN);

  private static final String[] CASES = {"open/customer", "close/customer", "close/orders.size"};

  @Test
  void isLeftAloneWhichIsSaidOnce() {
    OrmRun without = OrmJvm.running(LINE, CASES).run();
    OrmRun with = OrmJvm.running(LINE, CASES).withAgent().set("outlive.autofix", true).run();

    assertThat(without.cases().get("close/customer")).contains("LazyInitializationException");
    assertThat(Deviations.between(without.cases(), with.cases())).isEmpty();
    assertThat(with.log().violations()).isEmpty();
    assertThat(with.log().notices())
        .filteredOn(notice -> notice.contains(" is off, "))
        .singleElement()
        .asString()
        .contains("adapter hibernate-5 is off, this version of the ORM lacks")
        .contains("getPersistenceContextInternal");
  }
}
