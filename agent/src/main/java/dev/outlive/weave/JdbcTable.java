package dev.outlive.weave;

import dev.outlive.hook.Hooks;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of targets: every method of the JDBC interfaces and what it means. Read from the class
 * files of the running JDK, so that a newer JDBC's methods are judged too, without loading a class
 * of {@code java.sql}. Immutable.
 */
public final class JdbcTable {
  /** The contract's "always legal", beyond what has a verb of its own. */
  private static final Set<String> LEGAL =
      Set.of("isClosed", "isWrapperFor", "cancel", "equals", "hashCode", "toString");

  private final List<JdbcMethod> methods = new ArrayList<>();
  private final Map<JdbcKind, Map<String, JdbcMethod>> byKind = new EnumMap<>(JdbcKind.class);

  /** Names and parameters of all methods of all kinds, judged or not. */
  private final Set<String> declared = new HashSet<>();

  private JdbcMethod[] byNumber;

  private JdbcTable() {}

  /** Reads the interfaces of the running JDK. */
  public static JdbcTable ofRunningJdk() {
    JdbcTable table = new JdbcTable();
    for (JdbcKind kind : JdbcKind.values()) {
      table.byKind.put(kind, new HashMap<>());
      try {
        byte[] file = ClassFiles.read(null, kind.internalName());
        if (file != null) {
          table.read(kind, ClassHeader.of(file));
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + kind.typeName(), e);
      }
    }
    table.byNumber = table.methods.toArray(JdbcMethod[]::new);
    return table;
  }

  /**
   * The method that a class of these kinds implements under this name and descriptor, or null. A
   * narrower return type than the interface's is the same method: called by its own class's type it
   * is reached without the bridge.
   */
  JdbcMethod find(int kinds, String nameAndDescriptor) {
    JdbcMethod exact = exactly(kinds, nameAndDescriptor);
    if (exact != null || !nameAndDescriptor.endsWith(";")) {
      return exact;
    }
    String parameters = nameAndDescriptor.substring(0, nameAndDescriptor.indexOf(')') + 1);
    JdbcMethod wider = exactly(kinds, parameters);
    return wider == null || !wider.descriptor().endsWith(";") ? null : wider;
  }

  private JdbcMethod exactly(int kinds, String nameAndDescriptor) {
    for (Map.Entry<JdbcKind, Map<String, JdbcMethod>> entry : byKind.entrySet()) {
      if ((kinds & entry.getKey().mask()) != 0) {
        JdbcMethod method = entry.getValue().get(nameAndDescriptor);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  /** Whether any kind declares a method of this name with these parameters. */
  boolean declares(String name, String descriptor) {
    return declared.contains(parameters(name, descriptor));
  }

  /** Names and descriptors of all methods that a class of these kinds must have. */
  Set<String> of(int kinds) {
    Set<String> all = new HashSet<>();
    byKind.forEach(
        (kind, declared) -> {
          if ((kinds & kind.mask()) != 0) {
            declared.values().forEach(method -> all.add(method.name() + method.descriptor()));
          }
        });
    return all;
  }

  /** The method with this number of a call. */
  public JdbcMethod method(int call) {
    return byNumber[call >>> Hooks.SHIFT];
  }

  private static Verb verb(JdbcKind kind, String name, String descriptor) {
    if (LEGAL.contains(name)) {
      return null;
    }
    JdbcKind handsOut = JdbcKind.handedOutBy(descriptor);
    switch (name) {
      case "close", "free":
        return Verb.CLOSE;
      case "abort":
        return Verb.ABORT;
      case "unwrap":
        return Verb.UNWRAP;
      case "isValid":
        return Verb.ALLOW;
      default:
        break;
    }
    return switch (kind) {
      case DRIVER -> name.equals("connect") ? Verb.CONNECT : null;
      case DATA_SOURCE,
          CONNECTION_POOL_DATA_SOURCE,
          XA_DATA_SOURCE,
          CONNECTION_BUILDER,
          POOLED_CONNECTION_BUILDER,
          XA_CONNECTION_BUILDER ->
          handsOut != null && handsOut.bound() ? Verb.OPEN : null;
      case CONNECTION_EVENT_LISTENER -> name.equals("connectionClosed") ? Verb.GIVE_BACK : null;
      case POOLED_CONNECTION, XA_CONNECTION ->
          handsOut == JdbcKind.XA_RESOURCE ? Verb.CREATE : handsOut == null ? null : Verb.OPEN;
      case XA_RESOURCE -> Verb.TRANSACT;
      case CONNECTION -> ofConnection(name, descriptor, handsOut);
      case STATEMENT, PREPARED_STATEMENT, CALLABLE_STATEMENT ->
          ofStatement(name, descriptor, handsOut);
      case RESULT_SET ->
          handsOut == JdbcKind.STATEMENT ? Verb.CREATE : row(name, descriptor, handsOut);
      case DATABASE_META_DATA -> handsOut != null ? Verb.CREATE : Verb.ALLOW;
      case RESULT_SET_META_DATA, PARAMETER_META_DATA -> null;
      case ARRAY, REF -> handsOut != null ? Verb.CREATE : row(name, descriptor, null);
      default -> Verb.USE;
    };
  }

  private static Verb ofConnection(String name, String descriptor, JdbcKind handsOut) {
    if (handsOut == JdbcKind.SAVEPOINT) {
      return Verb.SAVEPOINT;
    }
    if (handsOut != null) {
      return Verb.CREATE;
    }
    return switch (name) {
      case "commit", "setAutoCommit" -> Verb.END_TRANSACTION;
      case "rollback", "releaseSavepoint" ->
          descriptor.startsWith("()") ? Verb.END_TRANSACTION : Verb.USE_SAVEPOINT;
      case "setSchema", "setCatalog", "setClientInfo", "setShardingKey", "setShardingKeyIfValid" ->
          Verb.SET_STATE;
      case "setTransactionIsolation" -> Verb.SET_MODE;
      case "setReadOnly",
          "setNetworkTimeout",
          "getNetworkTimeout",
          "getAutoCommit",
          "getTransactionIsolation",
          "isReadOnly",
          "getCatalog",
          "getSchema" ->
          Verb.CARRY;
      default -> Verb.USE;
    };
  }

  private static Verb ofStatement(String name, String descriptor, JdbcKind handsOut) {
    if (name.startsWith("execute")) {
      boolean updates = name.endsWith("Update") || name.endsWith("Batch");
      return updates ? Verb.UPDATE : Verb.EXECUTE;
    }
    return switch (name) {
      case "getUpdateCount", "getLargeUpdateCount" -> Verb.COUNT;
      case "getResultSet" -> Verb.RESULT;
      case "getGeneratedKeys" -> Verb.KEYS;
      case "getMoreResults" -> Verb.MORE_RESULTS;
      case "closeOnCompletion" -> Verb.CLOSE_ON_COMPLETION;
      case "getConnection" -> Verb.CREATE;
      // SQL that is not looked at may be of any kind.
      case "addBatch" -> descriptor.startsWith("()") ? Verb.USE : Verb.SET_STATE;
      default -> row(name, descriptor, handsOut);
    };
  }

  private static Verb row(String name, String descriptor, JdbcKind handsOut) {
    boolean mayHandOut =
        handsOut != null || name.startsWith("get") && descriptor.endsWith(")Ljava/lang/Object;");
    return mayHandOut ? Verb.HAND_ON : Verb.USE;
  }

  private void read(JdbcKind kind, ClassHeader header) {
    for (int i = 0; i < header.interfaces(); i++) {
      if (header.interfaceName(i).equals("java/sql/Wrapper")) {
        add(kind, "unwrap", "(Ljava/lang/Class;)Ljava/lang/Object;");
      }
    }
    header.anyMethod(
        method -> {
          if ((method.access() & Modifier.STATIC) == 0) {
            add(kind, method.name(), method.descriptor());
          }
          return false;
        });
  }

  private void add(JdbcKind kind, String name, String descriptor) {
    String parameters = parameters(name, descriptor);
    declared.add(parameters);
    Verb verb = verb(kind, name, descriptor);
    if (verb != null) {
      JdbcMethod method =
          new JdbcMethod(
              methods.size(), kind, name, descriptor, verb, JdbcKind.handedOutBy(descriptor));
      methods.add(method);
      Map<String, JdbcMethod> ofKind = byKind.get(kind);
      ofKind.put(name + descriptor, method);
      // A key of its own, never that of another method: no descriptor ends with a parenthesis.
      ofKind.put(parameters, method);
    }
  }

  private static String parameters(String name, String descriptor) {
    return name + descriptor.substring(0, descriptor.indexOf(')') + 1);
  }
}
