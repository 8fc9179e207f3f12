package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After these, a fresh connection may see other rows: none of them may be missed. */
class StateSqlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET app.tenant = '1'",
        "set role reader",
        "  SET\tsearch_path TO two",
        "SET SESSION AUTHORIZATION reader",
        "SELECT set_config('app.tenant', '1', false)",
        "select pg_catalog.set_config('app.tenant', ?, false)",
        "select Set_Config ('app.tenant', '1', false)",
        "ALTER SESSION SET CURRENT_SCHEMA = two",
        "USE two",
        "CREATE TEMPORARY TABLE author (id int)",
        "CREATE LOCAL TEMPORARY TABLE author (id int)",
        "PRAGMA foreign_keys = on",
        "/* tenant */ SET app.tenant = '1'",
        "-- tenant\nSET app.tenant = '1'",
        "SELECT 1; SET app.tenant = '1'",
        "BEGIN; SET LOCAL app.tenant = '1'",
        "CALL DBMS_SESSION.SET_CONTEXT('a', 'b', 'c')",
        "{call dbms_session.set_role('reader')}",
        "EXEC sp_set_session_context 'tenant', 1",
        "DISCARD ALL",
        "RESET ROLE",
        "COMMIT",
        "rollback to savepoint before",
        "REVERT",
        "/* a *//* b */ -- c\n SET app.tenant = '1'",
        "/* a /* b */ c */ SET app.tenant = '1'",
        "/* a /* b */ SET app.tenant = '1'",
        "/*! SET app.tenant = '1' */",
        "/*M!100000 SET app.tenant = '1' */",
        "SELECT 1; /* tenant */ SET app.tenant = '1'",
        "# tenant\nSET app.tenant = '1'",
        "/* SET app.tenant = '1'",
        "WITH t AS (SELECT set_config('app.tenant', '1', true)) SELECT * FROM t"
      })
  void changesWhatIsSeen(String sql) {
    assertThat(StateSql.changesState(sql)).isTrue();
  }

  @Test
  void aGlobalTemporaryTableIsASessionsOwnWhereItsDatabaseSaysSo() {
    String sql = "create global temporary table HTE_author(id integer)";
    assertThat(StateSql.changesState(sql, null)).isTrue();
    assertThat(StateSql.changesState(sql, "jdbc:postgresql://host/books")).isTrue();
    assertThat(StateSql.changesState(sql, "jdbc:h2:mem:books")).isFalse();
    assertThat(StateSql.changesState(sql + "; set role reader", "jdbc:h2:mem:books")).isTrue();
    assertThat(StateSql.changesState("create local temporary table a(id int)", "jdbc:h2:mem:books"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM author",
        "UPDATE author SET name = 'x'",
        "INSERT INTO author VALUES (1)",
        "DELETE FROM author",
        "SELECT setting FROM config",
        "/* the controller's name */ SELECT * FROM author",
        "-- all of them\nSELECT * FROM author",
        "SELECT /*+ INDEX(author) */ * FROM author -- all of them",
        "SELECT CASE WHEN true THEN 1 END",
        ""
      })
  void doesNot(String sql) {
    assertThat(StateSql.changesState(sql)).isFalse();
  }

  @Test
  void askedAgainItSaysTheSame() {
    for (int i = 0; i < 3; i++) {
      assertThat(StateSql.changesState("SELECT id FROM book")).isFalse();
      assertThat(StateSql.changesState("SET ROLE reader")).isTrue();
    }
  }

  @Test
  void whatSharesASlotIsToldApart() {
    for (int i = 0; i < 10 * SqlSlot.COUNT; i++) {
      assertThat(StateSql.changesState("SELECT " + i)).isFalse();
      assertThat(StateSql.changesState("SET tenant = " + i)).isTrue();
    }
  }
}
