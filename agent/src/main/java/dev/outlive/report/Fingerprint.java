package dev.outlive.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What makes two violations the same: rule, outcome, subject type, member and the first five
 * application frames, without whatever a compiler, a proxy generator or the JVM numbers afresh.
 */
public final class Fingerprint {
  private static final int FRAMES = 5;
  private static final int BYTES = 8;

  /** A JDK proxy's package carries a number of the JVM's, and another name before Java 16. */
  private static final Pattern JDK_PROXY =
      Pattern.compile("(?:(?:jdk|com\\.sun)\\.proxy\\d*\\.)?((?:.*\\.)?\\$Proxy)\\d+");

  /** Where the name ends that a person gave: a generator's suffix or a hidden class's address. */
  private static final Pattern GENERATED =
      Pattern.compile("/\\d|\\$\\$|\\$HibernateProxy\\$|\\$ByteBuddy\\$|_\\$\\$_");

  private static final Pattern JAVA_LAMBDA =
      Pattern.compile("lambda\\$(.+?)(?:\\$[0-9a-f]+)?\\$\\d+");
  private static final Pattern KOTLIN_LAMBDA = Pattern.compile("(.+?)\\$lambda[-$]\\d+");
  private static final Pattern SCALA_LAMBDA =
      Pattern.compile("\\$anonfun\\$(.+?)\\$\\d+(?:\\$adapted)?");
  private static final Pattern ACCESSOR = Pattern.compile("access\\$\\d+");

  private Fingerprint() {}

  static String of(Violation violation) {
    StringBuilder key = new StringBuilder(256);
    key.append(violation.rule()).append('\n').append(violation.outcome().text()).append('\n');
    String type = violation.subject().type();
    key.append(type == null ? "" : type(type)).append('\n');
    String member = violation.subject().member();
    key.append(member == null ? "" : method(member)).append('\n');
    calls(deciding(violation)).forEach(call -> key.append(call).append(' '));
    return HexFormat.of().formatHex(sha256(key.toString()), 0, BYTES);
  }

  /**
   * The application's calls that decide, innermost first: class and method without lines, lambdas
   * folded into their method, generated suffixes cut; five at most.
   */
  public static List<String> calls(List<Frame> stack) {
    return calls(stack.stream());
  }

  /** The same of a stack that is read only as far as is needed. */
  public static List<String> calls(Stream<Frame> stack) {
    return stack
        .filter(Fingerprint::counts)
        .limit(FRAMES)
        .map(frame -> type(frame.type()) + "." + method(frame.method()))
        .toList();
  }

  private static List<Frame> deciding(Violation violation) {
    return Stream.of(violation.used(), violation.loaded(), violation.opened())
        .filter(site -> site != null && site.stack().stream().anyMatch(Fingerprint::counts))
        .map(Site::stack)
        .findFirst()
        .orElse(List.of());
  }

  /** Accessors of private members come and go with the compiler's target. */
  private static boolean counts(Frame frame) {
    return frame.application() && counts(frame.method());
  }

  /** Whether a method's call is one that decides, where it is the application's. */
  public static boolean counts(String method) {
    return !(method.startsWith("access$") && ACCESSOR.matcher(method).matches());
  }

  static String type(String name) {
    if (name.indexOf('$') < 0 && name.indexOf('/') < 0) {
      return name;
    }
    Matcher proxy = JDK_PROXY.matcher(name);
    if (proxy.matches()) {
      return proxy.group(1);
    }
    Matcher generated = GENERATED.matcher(name);
    // A name that starts with the mark has nothing before it to keep.
    return generated.find() && generated.start() > 0 ? name.substring(0, generated.start()) : name;
  }

  static String method(String name) {
    if (name.indexOf('$') < 0) {
      return name;
    }
    for (Pattern lambda : List.of(JAVA_LAMBDA, KOTLIN_LAMBDA, SCALA_LAMBDA)) {
      Matcher matcher = lambda.matcher(name);
      if (matcher.matches()) {
        return declared(matcher.group(1));
      }
    }
    return name;
  }

  private static String declared(String method) {
    return switch (method) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> method;
    };
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
