package dev.outlive.it.program;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Savepoint;
import java.util.Set;

/** What the agent has to say of a call. */
enum Verdict {
  /** One violation, not none and not two. */
  REPORTED,
  SILENT,
  /** Nothing that the contract settles. */
  EITHER;

  private static final Set<String> ALWAYS_LEGAL =
      Set.of(
          "close",
          "isClosed",
          "isValid",
          "abort",
          "free",
          "cancel",
          "unwrap",
          "isWrapperFor",
          "toString",
          "hashCode",
          "equals");

  /** The contract, for a call on an object of a kind that ended, or not, in some way. */
  static Verdict of(Kind kind, Way way, Method method, Object subject) {
    if (ALWAYS_LEGAL.contains(method.getName()) || silent(kind, way)) {
      return SILENT;
    }
    // Whom a pool wants told is no use of the connection.
    if (kind.physical() && method.getName().endsWith("EventListener")) {
      return SILENT;
    }
    if (kind == Kind.METADATA
        && method.getReturnType() != ResultSet.class
        && method.getReturnType() != Connection.class) {
      return SILENT;
    }
    // A savepoint's name and the JDK's own default methods tell nothing of the database.
    if (method.getDeclaringClass() == Savepoint.class || defaultOfTheJdk(method, subject)) {
      return EITHER;
    }
    return REPORTED;
  }

  private static boolean silent(Kind kind, Way way) {
    if (kind.description()) {
      return true;
    }
    return switch (way) {
      case ALIVE, HANDLE_CLOSED -> true;
      case TRANSACTION_ENDED -> kind != Kind.SAVEPOINT;
      case RESULT_SET_CLOSED, STATEMENT_CLOSED, REEXECUTED -> kind.value();
      default -> false;
    };
  }

  private static boolean defaultOfTheJdk(Method method, Object subject) {
    if (!method.getDeclaringClass().isInstance(subject)) {
      return false;
    }
    try {
      Class<?> declaring =
          subject
              .getClass()
              .getMethod(method.getName(), method.getParameterTypes())
              .getDeclaringClass();
      return declaring.isInterface()
          && declaring.getPackage() == DatabaseMetaData.class.getPackage();
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(method + " of " + subject.getClass(), impossible);
    }
  }
}
