package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "select * from t where a = 'secret'|select * from t where a = ?",
        "select 'O''Brien', 42, -1.5e-3, .5, 0xCAFE|select ?, ?, -?, ?, ?",
        "select a1, t2.b3 from t2|select a1, t2.b3 from t2",
        "where id = ? and x = :name and y = ?2 and z = $1|"
            + "where id = ? and x = :name and y = ?2 and z = $1",
        "select a::int from t|select a::int from t",
        "insert into t values (1, 'a', N'b', E'c\\'d', X'ff', q'[it's]')|"
            + "insert into t values (?, ?, ?, ?, ?, ?)",
        "select $$secret$$, $tag$se$cret$tag$ from t|select ?, ? from t",
        "select a -- secret|select a",
        "select /* secret 'x */ a /*+ hint */ from t|select a from t",
        "select \"name\", \"t\".\"id\" from \"t\" where \"t\".\"a\" = \"u\".\"b\"|"
            + "select \"name\", \"t\".\"id\" from \"t\" where \"t\".\"a\" = \"u\".\"b\"",
        "select * from t where name = \"secret\"|select * from t where name = ?",
        "insert into t (\"a\") values (\"secret\"), (\"more\")|insert into t (\"a\") values (?),"
            + " (?)",
        "where a in (\"x\", \"y\") and \"b\" like \"z%\"|where a in (?, ?) and \"b\" like ?",
        "where a between \"x\" and \"y\"|where a between ? and ?",
        "select `a` from `t` where concat(`a`, \"secret\") = 1|"
            + "select `a` from `t` where concat(`a`, ?) = ?",
        "select concat(\"two words\", a)|select concat(?, a)",
        "select [Order Details] from [t]|select [Order Details] from [t]",
        "select data #>> '{a}' from t where x = 'y'|select data #>> ? from t where x = ?",
        "create user bob identified by tiger|create user bob identified by ?",
        "alter user bob password 'x'|alter user bob password ?",
        "select date '2020-01-01', {ts '2020-01-01 00:00:00'}|select date ?, {ts ?}",
        "call p(?, 'x')|call p(?, ?)",
        "select 'unterminated|select ?"
      })
  void masksLiteralsAndKeepsTheRest(String sql, String masked) {
    assertThat(Sql.masked(sql)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "select * from t where a = 'it\\'s' and b = 'SECRET'",
        "select * from t where a = 'C:\\' and b = 'SECRET'",
        "select a # don't\n from t where b = 'SECRET'",
        "select a #don't\n from t where b = 'SECRET'",
        "select a -- don't\n from t where b = 'SECRET'",
        "/* a /* b */ c' */ select 'SECRET'"
      })
  void showsNoLiteralHoweverTheDialectReadsIt(String sql) {
    assertThat(Sql.masked(sql.replace("\\n", "\n"))).doesNotContain("SECRET");
  }

  @Test
  void putsItOnOneLine() {
    assertThat(Sql.masked("  select a,\r\n\t b\n\nfrom t ; ")).isEqualTo("select a, b from t ;");
  }

  @Test
  void boundsItsLength() {
    assertThat(Sql.masked("select " + "abc, ".repeat(100_000))).hasSizeBetween(900, 1_010);
    assertThat(Sql.masked("select '" + "x".repeat(100_000))).isEqualTo("select ? …");
  }

  @Test
  void givesNullForNull() {
    assertThat(Sql.masked(null)).isNull();
  }

  @Test
  void survivesAnyText() {
    Random random = new Random(7);
    String alphabet = "'\"`$#-/*\\()[]{}?:@.,=<> \n\0 abeqnuxU&019\uD800é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(Sql.masked(text.toString())).as(text.toString()).isNotNull();
    }
  }
}
