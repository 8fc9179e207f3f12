package dev.outlive.weave;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the methods by which requests are entered: servlets and chains of filters of both name
 * spaces by their signatures, which nobody else has; the JDK's HTTP server by the one class through
 * which all of its handlers are called, lambdas included; the application's own by name.
 */
final class EntryTargets {
  private static final String JDK_CHAIN = "com/sun/net/httpserver/Filter$Chain";
  private static final String JDK_SIGNATURE = "doFilter(Lcom/sun/net/httpserver/HttpExchange;)V";

  private static final int NO_CODE = Modifier.ABSTRACT | Modifier.NATIVE;
  private static final int SYNTHETIC = 0x1000;

  private final ScopeMethods named;

  EntryTargets(ScopeMethods named) {
    this.named = named;
  }

  /** Whether classes of this loader may have entries. */
  static boolean offered(ClassLoader loader, String className) {
    return !Loaders.never(loader, className) || className.equals(JDK_CHAIN);
  }

  /** Whether this class may have entries although it says nothing of servlets. */
  boolean concerns(String className) {
    return className.equals(JDK_CHAIN) || named.concerns(className.replace('/', '.'));
  }

  /** The entries of this class by name and descriptor; most have none. */
  Map<String, Entry> of(String className, ClassHeader header) {
    if (header == null || header.isInterface()) {
      return Map.of();
    }
    boolean jdk = className.equals(JDK_CHAIN);
    boolean servlet = !jdk && header.mentionsServlets();
    String type = className.replace('/', '.');
    boolean mayBeNamed = !jdk && named.concerns(type);
    if (!jdk && !servlet && !mayBeNamed) {
      return Map.of();
    }
    Map<String, Entry> entries = new HashMap<>();
    header.anyMethod(
        method -> {
          String signature = method.name() + method.descriptor();
          int access = method.access();
          if ((access & NO_CODE) != 0) {
            return false;
          }
          boolean known = jdk ? signature.equals(JDK_SIGNATURE) : servlet && ofServlet(signature);
          if (known && (access & Modifier.STATIC) == 0) {
            entries.put(signature, new Entry(null, method.locals()));
          } else if (mayBeNamed
              && (access & SYNTHETIC) == 0
              && !method.name().startsWith("<")
              && named.contains(type, method.name())) {
            entries.put(signature, new Entry(nameOf(type, method.name()), method.locals()));
          }
          return false;
        });
    return entries;
  }

  private static boolean ofServlet(String signature) {
    int open = signature.indexOf('(');
    String name = signature.substring(0, open);
    return (name.equals("service") || name.equals("doFilter"))
        && (signature.startsWith(ClassHeader.servletDescriptor("jakarta"), open)
            || signature.startsWith(ClassHeader.servletDescriptor("javax"), open));
  }

  private static String nameOf(String type, String method) {
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
  }
}
