package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.Marks;
import dev.outlive.hosts.fixture.Bookshop;
import dev.outlive.hosts.fixture.Newsroom;
import dev.outlive.hosts.fixture.TablePlugin;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs of shapes that nobody had in mind: of each mistake the log names the lines. */
class UnforeseenIT {
  private static HostRun newsroom;
  private static HostRun bookshop;

  @BeforeAll
  static void runThem() {
    newsroom =
        HostJvm.in(Folder.named("unforeseen-newsroom"))
            .agent()
            .on(HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"), HostJvm.artifact("slf4j-api"))
            .run(Newsroom.class)
            .untroubled();
    bookshop =
        HostJvm.in(Folder.named("unforeseen-bookshop"))
            .agent()
            .on(HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"), HostJvm.artifact("slf4j-api"))
            .on(HostJvm.artifact("spring-jdbc"), HostJvm.artifact("spring-tx"))
            .on(HostJvm.artifact("spring-core"), HostJvm.artifact("spring-beans"))
            .on(HostJvm.artifact("commons-logging"), HostJvm.artifact("jspecify"))
            .run(Bookshop.class, HostJvm.fixtures().toUri().getPath())
            .untroubled();
  }

  @Test
  void eachMistakeIsReportedOnceAndNothingElse() {
    assertThat(newsroom.violations()).hasSize(3);
    assertThat(bookshop.violations()).hasSize(2);
    assertThat(bookshop.said("in time")).isEqualTo("[One, Two]");
  }

  @Test
  void aClobThatAnotherStageOfAPipelineTookTheConnectionFrom() {
    String violation = newsroom.violations().get(0);
    assertThat(newsroom.said("pipeline")).isEqualTo("read F");
    assertThat(violation).contains("\"rule\":\"stale-handle\"", "Clob.getCharacterStream() ran ");
    assertThat(first(violation, "opened")).endsWith(mark("opened: pipeline"));
    assertThat(first(violation, "loaded")).endsWith(mark("loaded: pipeline"));
    assertThat(first(violation, "closed")).endsWith(mark("closed: pipeline"));
    assertThat(first(violation, "used")).endsWith(mark("used: pipeline"));
  }

  @Test
  void rowsThatAnIteratorReadsWhenItsTryBlockIsOver() {
    String violation = newsroom.violations().get(1);
    assertThat(newsroom.said("headlines")).isEqualTo("JdbcSQLNonTransientException");
    assertThat(violation)
        .contains("\"rule\":\"use-after-close\"", "after its statement was closed");
    assertThat(first(violation, "opened")).endsWith(mark("opened: headlines"));
    assertThat(first(violation, "loaded")).endsWith(mark("loaded: headlines"));
    // Which line of a try block its close belongs to is the compiler's to say.
    assertThat(first(violation, "closed")).startsWith(Newsroom.class.getName() + ".headlines(");
    assertThat(first(violation, "used")).endsWith(mark("used: headlines"));
  }

  @Test
  void aGetterThatReadsForWhoeverAsksForAll() {
    String violation = newsroom.violations().get(2);
    assertThat(newsroom.said("page")).contains("Teaser: First");
    assertThat(violation).contains("\"rule\":\"stale-handle\"", "Clob.getSubString() ran ");
    assertThat(first(violation, "opened")).endsWith(mark("opened: page"));
    assertThat(first(violation, "loaded")).endsWith(mark("loaded: page"));
    assertThat(first(violation, "closed")).startsWith(Newsroom.class.getName() + ".frontPage(");
    assertThat(first(violation, "used")).endsWith(mark("used: page"));
  }

  @Test
  void aStreamOfRowsThatIsCollectedWhenItsTransactionIsOver() {
    String violation = bookshop.violations().get(0);
    assertThat(bookshop.said("stream")).isEqualTo("JdbcSQLNonTransientException");
    assertThat(violation).contains("\"rule\":\"use-after-close\"", "ResultSet.next() was called ");
    for (String site : List.of("opened", "closed")) {
      assertThat(first(violation, site))
          .as(site)
          .endsWith(Marks.line(Bookshop.class, "opened and closed: stream"));
    }
    assertThat(first(violation, "loaded")).endsWith(Marks.line(Bookshop.class, "loaded: stream"));
    assertThat(first(violation, "used")).endsWith(Marks.line(Bookshop.class, "used: stream"));
  }

  @Test
  void aDescriptionOfTablesThatAPluginKeeps() {
    String violation = bookshop.violations().get(1);
    assertThat(bookshop.said("plug-in")).isEqualTo("found, then found");
    assertThat(violation)
        .contains("\"rule\":\"stale-handle\"", "DatabaseMetaData.getTables() ran ");
    assertThat(first(violation, "opened")).endsWith(Marks.line(Bookshop.class, "opened: plug-in"));
    assertThat(first(violation, "loaded"))
        .endsWith(Marks.line(TablePlugin.class, "loaded: plug-in"));
    assertThat(first(violation, "closed")).startsWith(Bookshop.class.getName() + ".describe(");
    assertThat(first(violation, "used")).endsWith(Marks.line(TablePlugin.class, "used: plug-in"));
  }

  private static String mark(String mark) {
    return Marks.line(Newsroom.class, mark);
  }

  /** The application's frame that is nearest to the call. */
  private static String first(String violation, String site) {
    return HostRun.frames(violation, site).stream()
        .filter(frame -> frame.startsWith("dev.outlive.hosts.fixture."))
        .findFirst()
        .orElse("no frame of the application's");
  }
}
