package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.sql.Blob;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of class files before anything is loaded. */
class ClassHeaderTest {
  private static final ClassLoader LOADER = ClassHeaderTest.class.getClassLoader();

  private static byte[] file(String internalName) throws IOException {
    try (InputStream in = LOADER.getResourceAsStream(internalName + ".class")) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/h2/jdbc/JdbcConnection",
        "org/h2/jdbc/JdbcResultSet",
        "org/postgresql/jdbc/PgConnection",
        "com/zaxxer/hikari/pool/HikariProxyConnection",
        "com/zaxxer/hikari/HikariDataSource",
        "org/sqlite/jdbc4/JDBC4Statement",
        "org/apache/derby/impl/jdbc/EmbedXAResource",
        "org/hsqldb/jdbc/pool/JDBCXAResource",
        "org/mariadb/jdbc/MariaDbPoolConnection$MariaDbXAResource"
      })
  void aDriversClassMentionsJdbc(String name) throws IOException {
    ClassHeader header = ClassHeader.of(file(name));
    assertThat(header.mentionsJdbc()).isTrue();
    assertThat(header.isInterface()).isFalse();
  }

  @Test
  void anOrdinaryClassDoesNot() throws IOException {
    assertThat(ClassHeader.of(file("org/assertj/core/api/Assertions")).mentionsJdbc()).isFalse();
    assertThat(ClassHeader.of(file("org/h2/util/StringUtils")).mentionsJdbc()).isFalse();
    assertThat(ClassHeader.of(file("io/agroal/pool/wrapper/XAResourceWrapper")).mentionsJdbc())
        .as("a resource of transactions, but not of a database's as far as it says")
        .isFalse();
  }

  @Test
  void superClassAndInterfaceAreRead() throws IOException {
    assertThat(ClassHeader.of(file("org/h2/jdbc/JdbcPreparedStatement")).superName())
        .isEqualTo("org/h2/jdbc/JdbcStatement");
    assertThat(ClassHeader.of(file("org/postgresql/PGConnection")).isInterface()).isTrue();
  }

  @Test
  void whatIsNoClassFileIsPassedOver() {
    assertThat(ClassHeader.of(new byte[0])).isNull();
    assertThat(ClassHeader.of(new byte[] {(byte) 0xCA, (byte) 0xFE})).isNull();
    assertThat(ClassHeader.of("package of something else".getBytes())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "org/h2/jdbc/JdbcConnection, CONNECTION, false",
    "org/h2/jdbc/JdbcCallableStatement, CALLABLE_STATEMENT, false",
    "org/h2/jdbc/JdbcCallableStatement, STATEMENT, false",
    "com/zaxxer/hikari/pool/HikariProxyConnection, CONNECTION, true",
    "com/zaxxer/hikari/HikariDataSource, DATA_SOURCE, false",
    "org/h2/jdbcx/JdbcXAConnection, POOLED_CONNECTION, false",
    "org/h2/jdbcx/JdbcXAConnection, XA_RESOURCE, false",
    "org/apache/derby/impl/jdbc/EmbedXAResource, XA_RESOURCE, false",
    "org/mariadb/jdbc/MariaDbBlob, BLOB, false"
  })
  void aTypesKindsAreInherited(String name, JdbcKind kind, boolean wrapper) throws IOException {
    ClassType type = new Hierarchy(Set.of()).of(LOADER, file(name));
    assertThat(type.kinds() & kind.mask()).isEqualTo(kind.mask());
    assertThat(type.wrapper()).isEqualTo(wrapper);
    assertThat(type.woven()).isTrue();
  }

  @Test
  void aRowSetAndAnInterfaceAreNotWoven() throws IOException {
    Hierarchy hierarchy = new Hierarchy(Set.of());
    assertThat(hierarchy.of(LOADER, "javax/sql/rowset/CachedRowSet").rowSet()).isTrue();
    assertThat(hierarchy.of(LOADER, "java/sql/Connection").woven()).isFalse();
    assertThat(hierarchy.of(LOADER, "org/postgresql/PGConnection").woven()).isFalse();
    assertThat(hierarchy.of(LOADER, "no/such/Type").woven()).isFalse();
  }

  @Test
  void whatWasLoadedBeforeTheAgentIsNotWoven() {
    Hierarchy late = new Hierarchy(Set.of("org/h2/jdbc/JdbcBlob"));
    assertThat(late.of(LOADER, "org/h2/jdbc/JdbcBlob").woven()).isFalse();
    assertThat(late.of(LOADER, "org/h2/jdbc/JdbcClob").woven()).isTrue();
  }

  @SuppressWarnings("serial") // A version of its own is what it is here to lack.
  private abstract static class Plain implements Blob, Serializable {}

  @Test
  void whatIsSerializableCarriesNoStamp() {
    Hierarchy hierarchy = new Hierarchy(Set.of());
    assertThat(hierarchy.of(LOADER, "org/h2/jdbc/JdbcConnection").stamped()).isTrue();
    ClassType serializable = hierarchy.of(LOADER, Plain.class.getName().replace('.', '/'));
    assertThat(serializable.woven()).isTrue();
    assertThat(serializable.stamped()).isFalse();
    assertThat(hierarchy.of(LOADER, "javax/sql/rowset/serial/SerialBlob").stamped())
        .as("its version is explicit")
        .isTrue();
  }
}
