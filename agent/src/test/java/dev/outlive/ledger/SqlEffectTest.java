package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlEffectTest {
  private static final String POSTGRES = "org.postgresql.jdbc.PgConnection";
  private static final String MARIADB = "org.mariadb.jdbc.Connection";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1)",
        "  /* of the day */ update t set a = 1",
        "-- why\ndelete from t",
        "merge into t",
        "WITH gone AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM gone",
        "{call book(?)}",
        "call book(1)",
        "copy t from stdin"
      })
  void whatChangesOrMayChangeRowsIsWork(String sql) {
    assertThat(SqlEffect.of(sql, POSTGRES)).isEqualTo(SqlEffect.WORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "set search_path = a",
        "SHOW tables",
        "(select 1)",
        "ROLLBACK TO SAVEPOINT a",
        "savepoint a",
        "LISTEN events"
      })
  void whatNobodyWouldMissIsNone(String sql) {
    assertThat(SqlEffect.of(sql, POSTGRES)).isEqualTo(SqlEffect.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "rollback", "Rollback work", "END", "commit;"})
  void someSqlEndsATransaction(String sql) {
    assertThat(SqlEffect.of(sql, POSTGRES)).isEqualTo(SqlEffect.ENDS);
  }

  @Test
  void dataDefinitionIsWorkWhereItCanBeRolledBackAndElseEndsTheTransaction() {
    assertThat(SqlEffect.of("CREATE TABLE t (id INT)", POSTGRES)).isEqualTo(SqlEffect.WORK);
    assertThat(SqlEffect.of("CREATE TABLE t (id INT)", MARIADB)).isEqualTo(SqlEffect.ENDS);
    assertThat(SqlEffect.of("drop table t", null))
        .as("where nobody knows the driver")
        .isEqualTo(SqlEffect.ENDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values (1) returning id",
        "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
        "{call book(?)}"
      })
  void whatHandsOutRowsMayHaveWrittenThem(String sql) {
    assertThat(SqlEffect.onlyReads(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Select 1",
        " /* all */ select 1",
        "(select 1)",
        "WITH recent AS (SELECT id, updated_at FROM t) SELECT * FROM recent"
      })
  void mostOnlyReads(String sql) {
    assertThat(SqlEffect.onlyReads(sql)).isTrue();
  }

  @Test
  void whatIsNotKnownMayBeWork() {
    assertThat(SqlEffect.onlyReads(null)).as("but hands out rows").isTrue();
    assertThat(SqlEffect.of(null, POSTGRES)).isEqualTo(SqlEffect.WORK);
    assertThat(SqlEffect.of("", POSTGRES)).isEqualTo(SqlEffect.WORK);
  }
}
