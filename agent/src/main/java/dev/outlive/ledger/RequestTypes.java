package dev.outlive.ledger;

import dev.outlive.weave.Mocks;
import java.util.HashSet;
import java.util.Set;

/** Tells by its super types what sort of request an object is. */
final class RequestTypes {
  private static final Set<String> OF_SERVLETS =
      Set.of("jakarta.servlet.http.HttpServletRequest", "javax.servlet.http.HttpServletRequest");

  private RequestTypes() {}

  static RequestType of(Class<?> request) {
    if (Mocks.generated(request)) {
      return RequestType.UNKNOWN;
    }
    Set<Class<?>> seen = new HashSet<>();
    for (Class<?> up = request; up != null; up = up.getSuperclass()) {
      if (up.getName().equals(JdkExchanges.TYPE)) {
        return new JdkExchanges();
      }
      Class<?> http = servlets(up, seen);
      if (http != null) {
        return ofServlets(http);
      }
    }
    return RequestType.UNKNOWN;
  }

  private static Class<?> servlets(Class<?> type, Set<Class<?>> seen) {
    if (OF_SERVLETS.contains(type.getName())) {
      return type;
    }
    for (Class<?> each : type.getInterfaces()) {
      Class<?> found = seen.add(each) ? servlets(each, seen) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static RequestType ofServlets(Class<?> http) {
    try {
      return new ServletRequests(http);
    } catch (ReflectiveOperationException | LinkageError e) {
      // No interface that we know: it has no name, and is over when its call returns.
      return RequestType.UNKNOWN;
    }
  }
}
