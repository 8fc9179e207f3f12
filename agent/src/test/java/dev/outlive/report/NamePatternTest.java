package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "com.acme",
    "com.acme.*",
    "com.acme.Dao",
    "com.acme.D*",
    "*Dao",
    "*.Dao.find",
    "com.acme.Dao.find",
    "com.acme.Dao#find",
    "com.acme.Dao.find()",
    "com.*.find",
    "*"
  })
  void matchesPackagesClassesAndMethods(String pattern) {
    assertThat(NamePattern.of(pattern).matches("com.acme.Dao", "find")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acm",
    "com.acme.Da",
    "com.acme.Dao.fin",
    "Dao",
    "com.acme.dao",
    "com.acme.Dao.find.x",
    "acme"
  })
  void matchesWholeNamesOnly(String pattern) {
    assertThat(NamePattern.of(pattern).matches("com.acme.Dao", "find")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"com.acme.Dao, com.acme.Dao$Row", "com.acme.*, com.acme.Dao", "*.Dao, com.acme.Dao"})
  void matchesClassesAndThoseWithin(String pattern, String type) {
    assertThat(NamePattern.of(pattern).matches(type)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"com.acme.Dao.find, lambda$find$0", "com.acme.Dao, anything"})
  void matchesTheLambdasOfAMethod(String pattern, String method) {
    assertThat(NamePattern.of(pattern).matches("com.acme.Dao", method)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Dao.find, com.acme.Dao, true",
    "com.acme, com.acme.Dao, true",
    "com.acme.*, com.acme.Dao, true",
    "*Dao, com.acme.Dao, true",
    "com.acme.Dao.find, com.acme.Job, false",
    "com.acme.Job*, com.acme.Dao, false"
  })
  void saysQuicklyWhichClassesCannotMatch(String pattern, String type, boolean may) {
    assertThat(NamePattern.of(pattern).mayMatchIn(type)).isEqualTo(may);
  }
}
