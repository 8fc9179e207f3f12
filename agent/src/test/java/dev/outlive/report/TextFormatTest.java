package dev.outlive.report;

import static dev.outlive.report.Samples.app;
import static dev.outlive.report.Samples.library;
import static dev.outlive.report.Samples.site;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFormatTest {
  private final TextFormat format = new TextFormat();

  @Test
  void writesAViolationToBeRead() {
    assertThat(format.violation(Samples.complete(), "00112233aabbccdd", 1))
        .isEqualTo(
            """
            outlive: 2026-11-01T12:00:01.123Z ERROR use-after-close: ResultSet.getString() was \
            called after its connection was closed
              used        12:00:01.123, thread http-1, in GET /orders, calling \
            org.h2.jdbc.JdbcResultSet.getString(JdbcResultSet.java:300)
                at com.acme.web.Page.render(Page.java:21)
                … 2 library frames
                at com.acme.App.main(App.java:7)
                … 1 library frame
              closed      12:00:01.111 (12 ms earlier), thread http-1, in GET /orders, returned to \
            pool
                at com.acme.Dao.find(Dao.java:44)
              opened      11:59:59.889 (1.2 s earlier), thread http-1, in GET /orders, stack not \
            captured
              outcome     silent (a value or nothing, no sign of trouble)
              subject     result-set java.sql.ResultSet.getString of rs7 \
            (org.h2.jdbc.JdbcResultSet)
              lease       connection 42 of HikariPool-1, 1.2 s old
              sql         select name from orders where id = ?
              exception   java.sql.SQLException: The object is already closed
              advice      read the rows before the connection is closed
              fingerprint 00112233aabbccdd\
            """);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    Violation violation =
        Violation.builder(
                "connection-leak",
                Severity.ERROR,
                Outcome.REPORTED,
                new Subject(Subject.Kind.CONNECTION, null, null, null, null))
            .time(Samples.NOW)
            .message("a connection was never closed")
            .build();

    assertThat(format.violation(violation, "00112233aabbccdd", 1))
        .isEqualTo(
            """
            outlive: 2026-11-01T12:00:01.123Z ERROR connection-leak: a connection was never closed
              outcome     reported (nothing was being called)
              subject     connection
              fingerprint 00112233aabbccdd\
            """);
  }

  @Test
  void showsTheInnermostFramesWhereNoneIsTheApplications() {
    Frame[] frames =
        IntStream.range(0, 20)
            .mapToObj(i -> library("org.view.Tag" + i, "render", i + 1))
            .toArray(Frame[]::new);

    assertThat(format.violation(Samples.bare().used(site(frames)).build(), "0", 1))
        .contains("at org.view.Tag0.render", "at org.view.Tag5.render", "… 14 library frames")
        .doesNotContain("Tag6");
  }

  @Test
  void boundsALongStack() {
    Frame[] frames =
        Collections.nCopies(500, app("com.acme.Tree", "walk", 3)).toArray(Frame[]::new);

    assertThat(format.violation(Samples.bare().used(site(frames)).build(), "0", 1))
        .contains("… 476 more frames");
  }

  @Test
  void writesASummaryOfRepeatsOnOneLine() {
    Repeat repeat = new Repeat(Samples.complete(), "00112233aabbccdd", Samples.NOW, 117, 118);

    assertThat(format.repeat(repeat))
        .isEqualTo(
            "outlive: 2026-11-01T12:00:01.123Z ERROR use-after-close: 117 more times, 118 in all,"
                + " fingerprint 00112233aabbccdd: ResultSet.getString() was called after its"
                + " connection was closed");
  }

  @Test
  void writesANoticeOnOneLine() {
    assertThat(format.notice(Samples.NOW, "armed"))
        .isEqualTo("outlive: 2026-11-01T12:00:01.123Z armed");
  }

  @Test
  void letsNoTextForgeALineOrMoveTheCursor() {
    Site used = new Site(Samples.NOW, "evil\nthread", "GET /\r\noutlive: ERROR", null, "\u001b[2J");
    String text = format.violation(Samples.bare().used(used).build(), "0", 1);

    assertThat(text.lines().filter(line -> line.startsWith("outlive:"))).hasSize(1);
    assertThat(text).doesNotContain("\r", "\u001b", "evil\n");
  }
}
