package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilationLogTest {

  private final CompilationLog log =
      new CompilationLog(
          """
            4622 1733    b  3       org.h2.result.LocalResult::next (73 bytes)
                          @ 1   java.lang.$OutliveHooks::enter (30 bytes)   callee is too large
            4623 1733    b  4       org.h2.result.LocalResult::next (73 bytes)
                          @ 1   java.lang.$OutliveHooks::enter (30 bytes)   inline (hot)
                            @ 4   java.lang.$OutliveStamped::$outlive$stamp (0 bytes)   virtual call
                   !      @ 9   org.h2.Session::check (30 bytes)   already compiled into a big method
                          @ 20   java.lang.Object::getClass (0 bytes)   (intrinsic)
            4624 1733       3       org.h2.result.LocalResult::next (73 bytes)   made not entrant
            4630 1734 %  b  4       org.h2.Session::loop @ 13 (57 bytes)
                          @ 2   java.lang.$OutliveStamped::$outlive$stamp (0 bytes)   virtual call
                          @ 9   org.h2.Session::check (30 bytes)   inline (hot)
          Iteration   1: 1.0 ns/op
          """
              .lines()
              .toList());

  @Test
  void whatC2RefusedIsCounted() {
    assertThat(log.refused(CompilationLog::ours))
        .hasSize(1)
        .containsEntry(
            new CompilationLog.Verdict("java.lang.$OutliveStamped::$outlive$stamp", "virtual call"),
            2);
  }

  @Test
  void aMethodMayBeInlinedAtOneCallAndRefusedAtAnother() {
    assertThat(log.inlines("org.h2.Session::check")).isTrue();
    assertThat(log.refused(verdict -> verdict.method().equals("org.h2.Session::check"))).hasSize(1);
  }

  @Test
  void aMethodHasTheSizeOfItsCode() {
    assertThat(log.size("org.h2.Session::check")).hasValue(30);
    assertThat(log.size("org.h2.Session::nobodyCallsIt")).isEmpty();
  }

  @Test
  void withoutTiersAllIsC2s() {
    CompilationLog withoutTiers =
        new CompilationLog(
            """
               4622 1733    b        org.h2.result.LocalResult::next (73 bytes)
                             @ 1   java.lang.$OutliveHooks::enter (30 bytes)   inline (hot)
            """
                .lines()
                .toList());
    assertThat(withoutTiers.inlines("java.lang.$OutliveHooks::enter")).isTrue();
  }

  @Test
  void anIntrinsicIsInlined() {
    assertThat(log.inlines("java.lang.Object::getClass")).isTrue();
  }
}
