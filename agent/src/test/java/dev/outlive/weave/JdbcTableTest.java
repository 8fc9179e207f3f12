package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Hooks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Type;

/** Every method of the running JDK's JDBC interfaces means what the contract says it means. */
class JdbcTableTest {
  private static final JdbcTable TABLE = JdbcTable.ofRunningJdk();

  /** What the interfaces' methods mean beyond looking at something, by name. */
  private static final Map<JdbcKind, Map<Verb, Set<String>>> SPECIAL =
      Map.of(
          JdbcKind.CONNECTION,
              Map.of(
                  Verb.CREATE,
                  Set.of(
                      "createStatement",
                      "prepareStatement",
                      "prepareCall",
                      "createBlob",
                      "createClob",
                      "createNClob",
                      "createSQLXML",
                      "createArrayOf",
                      "createStruct",
                      "getMetaData"),
                  Verb.SAVEPOINT,
                  Set.of("setSavepoint"),
                  Verb.END_TRANSACTION,
                  Set.of("commit", "setAutoCommit", "rollback()"),
                  Verb.USE_SAVEPOINT,
                  Set.of("rollback(Savepoint)", "releaseSavepoint"),
                  Verb.SET_STATE,
                  Set.of(
                      "setSchema",
                      "setCatalog",
                      "setClientInfo",
                      "setShardingKey",
                      "setShardingKeyIfValid"),
                  Verb.SET_MODE,
                  Set.of("setTransactionIsolation"),
                  Verb.CARRY,
                  Set.of(
                      "setReadOnly",
                      "getAutoCommit",
                      "getTransactionIsolation",
                      "isReadOnly",
                      "getCatalog",
                      "getSchema",
                      "getNetworkTimeout",
                      "setNetworkTimeout"),
                  Verb.ABORT,
                  Set.of("abort"),
                  Verb.ALLOW,
                  Set.of("isValid")),
          JdbcKind.STATEMENT,
              Map.of(
                  Verb.EXECUTE,
                  Set.of("execute", "executeQuery"),
                  Verb.UPDATE,
                  Set.of(
                      "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch"),
                  Verb.COUNT,
                  Set.of("getUpdateCount", "getLargeUpdateCount"),
                  Verb.RESULT,
                  Set.of("getResultSet"),
                  Verb.KEYS,
                  Set.of("getGeneratedKeys"),
                  Verb.MORE_RESULTS,
                  Set.of("getMoreResults"),
                  Verb.CLOSE_ON_COMPLETION,
                  Set.of("closeOnCompletion"),
                  Verb.SET_STATE,
                  Set.of("addBatch(String)"),
                  Verb.CREATE,
                  Set.of("getConnection")),
          JdbcKind.PREPARED_STATEMENT,
              Map.of(
                  Verb.EXECUTE,
                  Set.of("execute", "executeQuery"),
                  Verb.UPDATE,
                  Set.of("executeUpdate", "executeLargeUpdate")),
          JdbcKind.RESULT_SET, Map.of(Verb.CREATE, Set.of("getStatement")),
          JdbcKind.ARRAY, Map.of(Verb.CREATE, Set.of("getResultSet")),
          JdbcKind.XA_CONNECTION, Map.of(Verb.CREATE, Set.of("getXAResource")),
          JdbcKind.CONNECTION_EVENT_LISTENER, Map.of(Verb.GIVE_BACK, Set.of("connectionClosed")),
          JdbcKind.DRIVER, Map.of(Verb.CONNECT, Set.of("connect")));

  private static final Set<String> CONNECTING =
      Set.of("getConnection", "getPooledConnection", "getXAConnection", "build");

  /** What row calls hand out. */
  private static final Set<String> HANDED_ON =
      Set.of(
          "Blob",
          "Clob",
          "NClob",
          "SQLXML",
          "Array",
          "Ref",
          "ResultSetMetaData",
          "ParameterMetaData");

  @ParameterizedTest
  @EnumSource
  void everyMethodHasItsVerb(JdbcKind kind) throws ClassNotFoundException {
    List<String> actual = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Method method : Class.forName(kind.typeName()).getDeclaredMethods()) {
      if (!Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
        String signature = method.getName() + Type.getMethodDescriptor(method);
        JdbcMethod found = TABLE.find(kind.mask(), signature);
        actual.add(signature + " " + (found == null ? null : found.verb()));
        expected.add(signature + " " + expected(kind, method));
      }
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Verb expected(JdbcKind kind, Method method) {
    String name = method.getName();
    if (Set.of("isClosed", "cancel", "isWrapperFor", "toString").contains(name)) {
      return null;
    }
    if (name.equals("close") || name.equals("free")) {
      return Verb.CLOSE;
    }
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .reduce((one, next) -> one + "," + next)
            .orElse("");
    for (Map.Entry<Verb, Set<String>> special : SPECIAL.getOrDefault(kind, Map.of()).entrySet()) {
      if (special.getValue().contains(name)
          || special.getValue().contains(name + "(" + parameters + ")")) {
        return special.getKey();
      }
    }
    String result = method.getReturnType().getSimpleName();
    return switch (kind) {
      case DRIVER, CONNECTION_EVENT_LISTENER, RESULT_SET_META_DATA, PARAMETER_META_DATA -> null;
      case DATA_SOURCE,
          CONNECTION_POOL_DATA_SOURCE,
          XA_DATA_SOURCE,
          CONNECTION_BUILDER,
          POOLED_CONNECTION_BUILDER,
          XA_CONNECTION_BUILDER,
          POOLED_CONNECTION,
          XA_CONNECTION ->
          CONNECTING.contains(name) ? Verb.OPEN : null;
      case XA_RESOURCE -> Verb.TRANSACT;
      case DATABASE_META_DATA ->
          result.equals("ResultSet") || result.equals("Connection") ? Verb.CREATE : Verb.ALLOW;
      case STATEMENT, PREPARED_STATEMENT, CALLABLE_STATEMENT, RESULT_SET, ARRAY, REF ->
          HANDED_ON.contains(result) || name.startsWith("get") && result.equals("Object")
              ? Verb.HAND_ON
              : Verb.USE;
      default -> Verb.USE;
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION", "STATEMENT", "RESULT_SET", "DATABASE_META_DATA"})
  void unwrappingIsKnownAndAskingIsLegal(JdbcKind kind) {
    assertThat(TABLE.find(kind.mask(), "unwrap(Ljava/lang/Class;)Ljava/lang/Object;").verb())
        .isEqualTo(Verb.UNWRAP);
    assertThat(TABLE.find(kind.mask(), "isWrapperFor(Ljava/lang/Class;)Z")).isNull();
    assertThat(TABLE.find(kind.mask(), "hashCode()I")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLegalAnyTimeIsNotJudged(Verb verb) {
    boolean legal =
        Set.of(Verb.CLOSE, Verb.ABORT, Verb.UNWRAP, Verb.ALLOW, Verb.GIVE_BACK).contains(verb);
    assertThat((verb.bits() & Hooks.LEGAL) != 0).isEqualTo(legal);
  }
}
