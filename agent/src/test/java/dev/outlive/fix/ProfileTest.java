package dev.outlive.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  private static final List<String> SITE = List.of("app.Dao.load", "app.Page.<init>");
  private static final Path BOOKS = new Path("app.Author", "books", SITE);
  private static final Path BIO = new Path("app.Author", "bio", SITE);
  private static final String BOOKS_LINE = "app.Author.books <- app.Dao.load < app.Page.<init>";

  @TempDir java.nio.file.Path folder;

  private java.nio.file.Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("below").resolve("paths.txt");
  }

  private Profile loaded() throws IOException {
    Profile profile = new Profile(Optional.of(file));
    profile.load();
    return profile;
  }

  private void write(String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  @Test
  void whatIsLearnedIsWantedAtItsSiteOnly() {
    Profile profile = new Profile(Optional.empty());
    assertThat(profile.learn(BOOKS)).isTrue();
    assertThat(profile.learn(BOOKS)).isFalse();
    assertThat(profile.wanted(BOOKS)).isTrue();
    assertThat(profile.wanted(BIO)).isFalse();
    assertThat(profile.of("app.Author", SITE)).containsExactly(BOOKS);
    assertThat(profile.of("app.Author", List.of("app.Dao.load"))).isEmpty();
    assertThat(profile.of("app.Book", SITE)).isEmpty();
  }

  @Test
  void aPathWithoutASiteIsNotLearned() {
    Profile profile = new Profile(Optional.empty());
    assertThat(profile.learn(new Path("app.Author", "books", List.of()))).isFalse();
    assertThat(profile.knowsEntities()).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Profile first = loaded();
    first.learn(BOOKS);
    first.save();
    assertThat(Files.readAllLines(file)).contains("learned " + BOOKS_LINE);
    assertThat(loaded().wanted(BOOKS)).isTrue();
  }

  @Test
  void twoProfilesOnOneFileLoseNothing() throws IOException {
    Profile one = loaded();
    Profile other = loaded();
    one.learn(BOOKS);
    other.learn(BIO);
    one.save();
    other.save();
    Profile next = loaded();
    assertThat(next.wanted(BOOKS)).isTrue();
    assertThat(next.wanted(BIO)).isTrue();
  }

  @Test
  void whatAPersonWroteMeanwhileWins() throws IOException {
    Profile profile = loaded();
    profile.learn(BOOKS);
    write("off " + BOOKS_LINE);
    profile.save();
    assertThat(Files.readAllLines(file)).contains("off " + BOOKS_LINE);
    assertThat(loaded().off(BOOKS)).isTrue();
    assertThat(loaded().wanted(BOOKS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "learned",
        "learned x",
        "learned x <- y",
        "sometimes app.A.b <- c",
        "<- "
      })
  void aLineThatIsNoneOfOursIsPassedOver(String line) throws IOException {
    write(line, "fix " + BOOKS_LINE);
    Profile profile = loaded();
    assertThat(profile.wanted(BOOKS)).isTrue();
    assertThat(profile.of("app.Author", SITE)).containsExactly(BOOKS);
  }

  @Test
  void aPathThatIsHardlyEverUsedIsDropped() {
    Profile profile = new Profile(Optional.empty());
    profile.learn(BOOKS);
    for (int i = 0; i < 9; i++) {
      profile.used(BOOKS);
    }
    for (int i = 0; i < 99; i++) {
      profile.offered(BOOKS);
    }
    assertThat(profile.wanted(BOOKS)).isTrue();
    profile.offered(BOOKS);
    assertThat(profile.wanted(BOOKS)).isFalse();
  }

  @Test
  void aPathThatIsUsedOnceInTenIsKept() {
    Profile profile = new Profile(Optional.empty());
    profile.learn(BOOKS);
    for (int i = 1; i <= 200; i++) {
      if (i % 10 == 1) {
        profile.used(BOOKS);
      }
      profile.offered(BOOKS);
    }
    assertThat(profile.wanted(BOOKS)).isTrue();
  }

  @Test
  void whatAPersonMarkedIsNeverDropped() throws IOException {
    write("fix " + BOOKS_LINE);
    Profile profile = loaded();
    for (int i = 0; i < 200; i++) {
      profile.offered(BOOKS);
    }
    assertThat(profile.wanted(BOOKS)).isTrue();
  }

  @Test
  void whatWasDroppedIsDroppedFromTheFile() throws IOException {
    write("learned " + BOOKS_LINE);
    Profile profile = loaded();
    for (int i = 0; i < 100; i++) {
      profile.offered(BOOKS);
    }
    profile.save();
    assertThat(loaded().wanted(BOOKS)).isFalse();
  }

  @Test
  void whatWasDroppedIsLearnedAgainByTheNextRunOnly() throws IOException {
    write("learned " + BOOKS_LINE);
    Profile profile = loaded();
    for (int i = 0; i < 100; i++) {
      profile.offered(BOOKS);
    }
    profile.save();
    assertThat(profile.learn(BOOKS)).isFalse();
    Profile next = loaded();
    assertThat(next.learn(BOOKS)).isTrue();
    next.save();
    assertThat(loaded().wanted(BOOKS)).isTrue();
  }

  @Test
  void whatIsSwitchedOffStaysInTheFile() throws IOException {
    Profile profile = loaded();
    profile.learn(BOOKS);
    profile.refused(BOOKS, 0);
    assertThat(profile.wanted(BOOKS)).isTrue();
    profile.refused(BOOKS, 1);
    assertThat(profile.wanted(BOOKS)).isFalse();
    profile.save();
    assertThat(loaded().wanted(BOOKS)).isTrue();
  }

  @Test
  void whatMayPassIsLeftAloneOnlyAfterSomeOneBehindTheOther() throws IOException {
    Profile profile = loaded();
    profile.learn(BOOKS);
    profile.refused(BOOKS, 3);
    profile.refused(BOOKS, 3);
    profile.offered(BOOKS);
    profile.refused(BOOKS, 3);
    profile.refused(BOOKS, 3);
    assertThat(profile.wanted(BOOKS)).isTrue();
    profile.refused(BOOKS, 3);
    assertThat(profile.wanted(BOOKS)).isFalse();
  }

  @Test
  void aFileThatCannotBeWrittenIsTriedAgain() throws IOException {
    Files.createFile(folder.resolve("below"));
    Profile profile = new Profile(Optional.of(file));
    profile.learn(BOOKS);
    assertThat(catchThrowable(profile::save)).isInstanceOf(IOException.class);
    Files.delete(folder.resolve("below"));
    profile.save();
    assertThat(loaded().wanted(BOOKS)).isTrue();
  }

  @Test
  void tellsWhetherAnythingWasLearnedOfEntities() {
    Profile profile = new Profile(Optional.empty());
    profile.learn(new Path("java.sql.ResultSet", "next() after its connection's close", SITE));
    assertThat(profile.knowsEntities()).isFalse();
    profile.learn(new Path("app.Book", "author", SITE));
    assertThat(profile.knowsEntities()).isTrue();
  }
}
