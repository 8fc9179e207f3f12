package app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;

/** A container that has begun no transaction, and begins none; in the words of either JTA. */
final class Jta {
  private static final int NO_TRANSACTION = 6;

  private Jta() {}

  static Map<String, Object> settings() {
    return Map.of(
        "hibernate.transaction.coordinator_class",
        "jta",
        "hibernate.transaction.jta.platform",
        proxy(JtaPlatform.class));
  }

  private static <T> T proxy(Class<T> type) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Class<?> result = method.getReturnType();
          return switch (method.getName()) {
            case "getStatus", "getCurrentStatus" -> NO_TRANSACTION;
            case "getTransactionIdentifier" -> arguments[0];
            case "hashCode" -> 1;
            case "equals" -> proxy == arguments[0];
            default -> {
              if (result == boolean.class) {
                yield Boolean.FALSE;
              }
              boolean known = result.isInterface() && method.getName().startsWith("retrieve");
              yield known ? proxy(result) : null;
            }
          };
        };
    return type.cast(
        Proxy.newProxyInstance(Jta.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
