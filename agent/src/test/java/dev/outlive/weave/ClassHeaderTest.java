package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.sql.Blob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

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
    ClassHeader header = ClassHeader.of(file("org/h2/jdbc/JdbcConnection"));
    assertThat(header.name()).isEqualTo("org/h2/jdbc/JdbcConnection");
    assertThat(header.interfaces()).isEqualTo(2);
    assertThat(header.interfaceName(0)).isEqualTo("java/sql/Connection");
  }

  @Test
  void anInterfaceIsKnownByHowItsNameBegins() throws IOException {
    ClassHeader header = ClassHeader.of(file("com/zaxxer/hikari/pool/HikariProxyConnection"));
    assertThat(ClassHeader.of(file("org/h2/jdbc/JdbcConnection")).inherits("java/sql/")).isTrue();
    assertThat(ClassHeader.of(file("org/h2/jdbc/JdbcConnection")).inherits("java/sql/x")).isFalse();
    assertThat(ClassHeader.of(file("java/lang/Object")).inherits("java/")).isFalse();
    assertThat(header.inherits("java/sql/ConnectionBuilderOfALongName")).isFalse();
  }

  @Test
  void whatIsMentionedIsFoundAsAWhole() throws IOException {
    ClassHeader header = ClassHeader.of(file("org/h2/jdbc/JdbcConnection"));
    assertThat(header.mentions("java/sql/Connection")).isTrue();
    assertThat(header.mentions("java/sql/Connectio")).isFalse();
    assertThat(header.mentions("java/sql/Connections")).isFalse();
  }

  @Test
  void whatIsNoClassFileIsPassedOver() {
    assertThat(ClassHeader.of(new byte[0])).isNull();
    assertThat(ClassHeader.of(new byte[] {(byte) 0xCA, (byte) 0xFE})).isNull();
    assertThat(ClassHeader.of("package of something else".getBytes())).isNull();
  }

  @Test
  void aClassThatInheritsFromTheJdkAloneIsKnownAtOnce() throws IOException {
    assertThat(ClassHeader.of(file("java/lang/String")).inheritsMore()).isFalse();
    assertThat(ClassHeader.of(file("java/lang/Object")).inheritsMore()).isFalse();
    assertThat(ClassHeader.of(file("org/postgresql/PGConnection")).inheritsMore()).isFalse();
    assertThat(ClassHeader.of(file("com/zaxxer/hikari/pool/ProxyConnection")).inheritsMore())
        .isTrue();
    assertThat(ClassHeader.of(file("org/h2/jdbc/JdbcArray")).inheritsMore()).isTrue();
    assertThat(ClassHeader.of(file("com/zaxxer/hikari/util/DriverDataSource")).inheritsMore())
        .as("a data source and nothing else")
        .isTrue();
  }

  @Test
  void methodsAreRead() throws IOException {
    List<String> methods = new ArrayList<>();
    ClassHeader.of(file("java/util/ListIterator"))
        .anyMethod(method -> !methods.add(method.name() + method.descriptor()));
    assertThat(methods)
        .containsExactlyInAnyOrder(
            Arrays.stream(ListIterator.class.getDeclaredMethods())
                .map(method -> method.getName() + Type.getMethodDescriptor(method))
                .toArray(String[]::new));
    assertThat(
            ClassHeader.of(file("org/h2/jdbc/JdbcConnection"))
                .anyMethod(method -> method.name().equals("prepareStatement")))
        .isTrue();
  }

  @Test
  void superTypesAreNotReadForAClassThatCannotBeOfInterest() throws IOException {
    JdbcKinds kinds = new JdbcKinds();
    ClassHeader header = ClassHeader.of(file("com/zaxxer/hikari/pool/HikariProxyConnection"));
    assertThat(kinds.known(LOADER, header) & ~JdbcKinds.OPEN)
        .as("the interface that it names itself")
        .isEqualTo(JdbcKind.CONNECTION.mask());
    header = ClassHeader.of(file("org/h2/jdbc/JdbcPreparedStatement"));
    assertThat(kinds.recall(LOADER, "org/h2/jdbc/JdbcStatement")).isZero();
    assertThat(kinds.of(LOADER, header)).isEqualTo(JdbcKind.PREPARED_STATEMENT.masks());
    assertThat(kinds.recall(LOADER, "org/h2/jdbc/JdbcStatement"))
        .isEqualTo(JdbcKind.STATEMENT.mask());
  }

  @Test
  void whoTakesAServletsRequestIsKnown() throws IOException {
    assertThat(ClassHeader.of(file("jakarta/servlet/http/HttpServlet")).mentionsServlets())
        .isTrue();
    assertThat(ClassHeader.of(file("org/h2/server/web/JakartaWebServlet")).mentionsServlets())
        .as("by what it inherits alone")
        .isFalse();
    assertThat(ClassHeader.of(file("org/h2/jdbc/JdbcConnection")).mentionsServlets()).isFalse();
  }

  @Test
  void onlyOfTheVeryFileItIsKnownThatItSaysNothingOfServlets() throws IOException {
    String name = "org/h2/jdbc/JdbcConnection";
    byte[] file = file(name);
    ServletMention none = ServletMention.of(LOADER, name, file, false);
    assertThat(none.rulesOut(LOADER, name, file.clone())).isTrue();
    assertThat(none.rulesOut(null, name, file)).isFalse();
    assertThat(none.rulesOut(LOADER, "org/h2/jdbc/JdbcBlob", file)).isFalse();
    assertThat(none.rulesOut(LOADER, name, Arrays.copyOf(file, file.length + 1))).isFalse();
    assertThat(ServletMention.of(LOADER, name, file, true).rulesOut(LOADER, name, file)).isFalse();
  }

  private static ClassHeader generated(String name, String superName) {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
    type.visitEnd();
    return ClassHeader.of(type.toByteArray());
  }

  @Test
  void aClassWithoutAFileIsKnownByItsSuperTypesLater() {
    JdbcKinds kinds = new JdbcKinds();
    assertThat(kinds.known(LOADER, generated("made/Up", "org/h2/jdbc/JdbcStatement")))
        .isEqualTo(JdbcKinds.OPEN);
    assertThat(kinds.known(LOADER, generated("made/FromIt", "made/Up"))).isEqualTo(JdbcKinds.OPEN);
    assertThat(kinds.of(LOADER, generated("made/FromIt", "made/Up")))
        .isEqualTo(JdbcKind.STATEMENT.mask());
    assertThat(kinds.recall(LOADER, "made/Up")).isEqualTo(JdbcKind.STATEMENT.mask());
  }

  @Test
  void whatIsToBeReadLaterIsRead() throws IOException {
    JdbcKinds kinds = new JdbcKinds();
    String name = "org/sqlite/jdbc4/JDBC4Connection";
    assertThat(kinds.known(LOADER, ClassHeader.of(file(name)))).isEqualTo(JdbcKinds.OPEN);
    assertThat(kinds.recall(LOADER, name)).isEqualTo(JdbcKinds.OPEN);
    assertThat(kinds.of(LOADER, ClassHeader.of(file(name)))).isEqualTo(JdbcKind.CONNECTION.mask());
    assertThat(kinds.recall(LOADER, name)).isEqualTo(JdbcKind.CONNECTION.mask());
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

  private abstract static class Versioned implements Blob, Serializable {
    private static final long serialVersionUID = 1;
  }

  @SuppressWarnings("serial") // As above.
  private abstract static class OfVersioned extends Versioned {}

  /** Serialization asks for a constant, and computes a version of the members where it has none. */
  @SuppressWarnings({"serial", "unused"})
  private abstract static class AlmostVersioned implements Blob, Serializable {
    private static long serialVersionUID = 1;
  }

  @Test
  void aVersionOfTheSuperClassIsNotItsOwn() {
    Hierarchy hierarchy = new Hierarchy(Set.of());
    assertThat(hierarchy.of(LOADER, Versioned.class.getName().replace('.', '/')).stamped())
        .isTrue();
    assertThat(hierarchy.of(LOADER, OfVersioned.class.getName().replace('.', '/')).stamped())
        .isFalse();
    assertThat(hierarchy.of(LOADER, AlmostVersioned.class.getName().replace('.', '/')).stamped())
        .isFalse();
  }

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
