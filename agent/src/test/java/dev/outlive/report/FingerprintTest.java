package dev.outlive.report;

import static dev.outlive.report.Samples.app;
import static dev.outlive.report.Samples.bare;
import static dev.outlive.report.Samples.library;
import static dev.outlive.report.Samples.site;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final Frame RENDER = app("com.acme.Page", "render", 21);
  private static final Frame MAIN = app("com.acme.App", "main", 7);

  @Test
  void isTheSameInEveryReleaseAndOnEveryJdk() {
    assertThat(Samples.complete().fingerprint()).isEqualTo("c0920774cb58baf2");
  }

  @Test
  void doesNotKnowLinesFilesOrWhatVaries() {
    Violation here = bare().used(site(RENDER, MAIN)).build();
    Violation there =
        bare()
            .time(Samples.NOW.plusSeconds(5))
            .message("another sentence")
            .sql("select 1")
            .lease(new LeaseInfo(1, LeaseKind.SESSION, null, 5))
            .used(site(new Frame("com.acme.Page", "render", null, -1, true), MAIN))
            .build();

    assertThat(there.fingerprint()).isEqualTo(here.fingerprint()).matches("[0-9a-f]{16}");
  }

  @Test
  void skipsLibraryFramesAndAccessors() {
    Violation direct = bare().used(site(RENDER, MAIN)).build();
    Violation wrapped =
        bare()
            .used(
                site(
                    library("org.h2.Rows", "next", 1),
                    RENDER,
                    app("com.acme.Page", "access$000", 1),
                    library("org.lib.Loop", "each", 2),
                    MAIN))
            .build();

    assertThat(wrapped.fingerprint()).isEqualTo(direct.fingerprint());
  }

  @Test
  void looksAtTheFirstFiveApplicationFramesOnly() {
    Frame[] frames = new Frame[7];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = app("com.acme.Step" + i, "run", i);
    }
    String all = bare().used(site(frames)).build().fingerprint();
    frames[5] = MAIN;
    String sixthChanged = bare().used(site(frames)).build().fingerprint();
    frames[4] = MAIN;
    String fifthChanged = bare().used(site(frames)).build().fingerprint();

    assertThat(sixthChanged).isEqualTo(all);
    assertThat(fifthChanged).isNotEqualTo(all);
  }

  @Test
  void goesByLoadedWhereNoApplicationFrameUsedItAndThenByOpened() {
    Site noneOfTheirs = site(library("org.view.Renderer", "render", 1));
    String loaded = bare().used(noneOfTheirs).loaded(site(MAIN)).build().fingerprint();
    String opened = bare().used(noneOfTheirs).opened(site(MAIN)).build().fingerprint();
    String other = bare().used(noneOfTheirs).opened(site(RENDER)).build().fingerprint();

    assertThat(loaded).isEqualTo(opened).isNotEqualTo(other);
  }

  @Test
  void tellsRulesOutcomesTypesAndMembersApart() {
    Violation one = bare().used(site(RENDER)).build();
    Subject subject = one.subject();
    Subject otherMember = new Subject(subject.kind(), subject.type(), null, "next", null);
    Subject otherType = new Subject(subject.kind(), "java.sql.Blob", null, subject.member(), null);

    assertThat(
            Stream.of(
                    one,
                    one.toBuilder().outcome(Outcome.THREW).build(),
                    of("stale-handle", subject),
                    of("use-after-close", otherMember),
                    of("use-after-close", otherType))
                .map(Violation::fingerprint))
        .doesNotHaveDuplicates();
  }

  private static Violation of(String rule, Subject subject) {
    return Violation.builder(rule, Severity.ERROR, Outcome.SILENT, subject)
        .message("m")
        .used(site(RENDER))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Dao, com.acme.Dao",
    "com.acme.Dao$Row, com.acme.Dao$Row",
    "com.acme.Dao$$SpringCGLIB$$0, com.acme.Dao",
    "com.acme.Dao$$EnhancerBySpringCGLIB$$3f2a, com.acme.Dao",
    "com.acme.Customer$HibernateProxy$x8Yz, com.acme.Customer",
    "com.acme.Customer$ByteBuddy$a1B2, com.acme.Customer",
    "com.acme.Customer_$$_jvst5e_1, com.acme.Customer",
    "com.acme.Page$$Lambda/0x00007f8a1c000a00, com.acme.Page",
    "com.acme.Page$$Lambda$14/0x0000000800c03000, com.acme.Page",
    "com.acme.Hidden/0x0000000800c03000, com.acme.Hidden",
    "jdk.proxy2.$Proxy12, $Proxy",
    "com.sun.proxy.$Proxy9, $Proxy",
    "com.acme.$Proxy3, com.acme.$Proxy",
    "$$Odd, $$Odd"
  })
  void cutsWhatGeneratorsAppendToTypes(String generated, String folded) {
    assertThat(Fingerprint.type(generated)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "find, find",
    "lambda$find$0, find",
    "lambda$findAll$12, findAll",
    "lambda$find$5c5d0a1f$1, find",
    "lambda$new$0, <init>",
    "lambda$static$1, <clinit>",
    "find$lambda$0, find",
    "find$lambda-3, find",
    "$anonfun$find$1, find",
    "$anonfun$find$2$adapted, find",
    "<init>, <init>"
  })
  void foldsLambdasIntoTheirMethod(String compiled, String folded) {
    assertThat(Fingerprint.method(compiled)).isEqualTo(folded);
  }
}
