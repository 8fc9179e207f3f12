package dev.outlive.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The few facts of a class file that decide whether it may concern us. This is made for every class
 * that the host loads: one walk over the constants finds where each begins; the rest, and names
 * above all, is only read when asked for.
 *
 * <p>{@code javax.transaction.xa} is not looked for: a driver's {@code XAResource} speaks of {@code
 * java.sql} as well, and one that does not is a message queue's or a transaction manager's.
 */
final class ClassHeader {
  private static final byte[] JAVA = bytes("java/");
  private static final byte[] JAVA_SQL = bytes("java/sql/");

  /** How {@code java/sql/} and {@code javax/sql/} end. */
  private static final byte[][] SQL = {bytes("ava/sql/"), bytes("vax/sql/")};

  /** How far a search for the two may go on from a byte that they, or none of them, end with. */
  private static final byte[] SKIP = skips(SQL);

  /** What stands in the class file of whoever takes a servlet's request and response. */
  private static final byte[] OF_SERVLETS = bytes(servletDescriptor("jakarta"));

  private static final byte[] OF_OLDER_SERVLETS = bytes(servletDescriptor("javax"));
  private static final int LONGER = OF_SERVLETS.length;
  private static final int SHORTER = OF_OLDER_SERVLETS.length;

  private static final int ACCESS_INTERFACE = 0x0200;

  /** The tag of a constant that is a text. */
  private static final int UTF8 = 1;

  private final byte[] file;

  /** Where each constant begins. */
  private final int[] offsets;

  /** Where the access flags stand, behind the constants. */
  private final int access;

  private final boolean ofServlets;

  private ClassHeader(byte[] file, int[] offsets, int access, boolean ofServlets) {
    this.file = file;
    this.offsets = offsets;
    this.access = access;
    this.ofServlets = ofServlets;
  }

  /** What takes a request and a response, and nothing more, in one of the two name spaces. */
  static String servletDescriptor(String nameSpace) {
    return "(L"
        + nameSpace
        + "/servlet/ServletRequest;L"
        + nameSpace
        + "/servlet/ServletResponse;)V";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Of texts of one length. */
  private static byte[] skips(byte[][] texts) {
    int length = texts[0].length;
    byte[] skips = new byte[256];
    Arrays.fill(skips, (byte) length);
    for (byte[] text : texts) {
      for (int i = 0; i < length - 1; i++) {
        skips[text[i]] = (byte) Math.min(skips[text[i]], length - 1 - i);
      }
    }
    return skips;
  }

  /** Reads a header; null if this is no class file that we understand. */
  static ClassHeader of(byte[] file) {
    if (file.length < 10 || file[0] != (byte) 0xCA || file[1] != (byte) 0xFE) {
      return null;
    }
    int count = u2(file, 8);
    int[] offsets = new int[count];
    int at = 10;
    boolean ofServlets = false;
    for (int i = 1; i < count; i++) {
      offsets[i] = at;
      switch (file[at]) {
        case UTF8 -> {
          int length = u2(file, at + 1);
          if (length == LONGER || length == SHORTER) {
            ofServlets |= ofServlets(file, at + 3, length);
          }
          at += 3 + length;
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
        case 5, 6 -> {
          at += 9;
          i++;
        }
        case 7, 8, 16, 19, 20 -> at += 3;
        case 15 -> at += 4;
        default -> {
          return null;
        }
      }
    }
    return new ClassHeader(file, offsets, at, ofServlets);
  }

  private static boolean ofServlets(byte[] file, int start, int length) {
    return startsWith(
        file, start, start + length, length == LONGER ? OF_SERVLETS : OF_OLDER_SERVLETS);
  }

  /** Whether it names a method that takes a servlet's request and response and nothing more. */
  boolean mentionsServlets() {
    return ofServlets;
  }

  /**
   * Whether it inherits from anything but the JDK's types outside JDBC: many classes do not, and
   * those cannot concern us.
   */
  boolean inheritsMore() {
    for (int i = 0; i < interfaces(); i++) {
      if (!ofJdk(access + 8 + 2 * i)) {
        return true;
      }
    }
    return !ofJdk(access + 4);
  }

  /** Whether the class constant whose number stands there is none or names such a type. */
  private boolean ofJdk(int at) {
    int constant = u2(file, at);
    if (constant == 0) {
      return true;
    }
    int utf = offsets[u2(file, offsets[constant] + 1)];
    int end = utf + 3 + u2(file, utf + 1);
    return startsWith(file, utf + 3, end, JAVA) && !startsWith(file, utf + 3, end, JAVA_SQL);
  }

  /**
   * Whether a type of JDBC may be named in it. Looked for from its end, so that most bytes are
   * never read: a JVM that starts does this for each of its classes before it has compiled it.
   */
  boolean mentionsJdbc() {
    byte[] in = file;
    byte[] skip = SKIP;
    int end = in.length;
    for (int at = SQL[0].length - 1; at < end; at += skip[in[at] & 0xFF]) {
      if (in[at] == '/' && endsWithSql(in, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithSql(byte[] in, int last) {
    for (byte[] text : SQL) {
      if (startsWith(in, last + 1 - text.length, last + 1, text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it names an interface whose name begins like this. */
  boolean inherits(String prefix) {
    for (int i = 0; i < interfaces(); i++) {
      int utf = offsets[u2(file, offsets[u2(file, access + 8 + 2 * i)] + 1)];
      int length = u2(file, utf + 1);
      if (length >= prefix.length() && is(prefix, utf + 3)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this text is one of its constants; names of classes that it mentions are. */
  boolean mentions(String text) {
    for (int i = 1; i < offsets.length; i++) {
      int at = offsets[i];
      if (at != 0 && file[at] == UTF8 && u2(file, at + 1) == text.length() && is(text, at + 3)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(String text, int at) {
    for (int i = 0; i < text.length(); i++) {
      if (file[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isInterface() {
    return (u2(file, access) & ACCESS_INTERFACE) != 0;
  }

  String name() {
    return className(access + 2);
  }

  /** Null for {@code java.lang.Object} and a module. */
  String superName() {
    return className(access + 4);
  }

  /** How many interfaces it names itself. */
  int interfaces() {
    return u2(file, access + 6);
  }

  String interfaceName(int number) {
    return className(access + 8 + 2 * number);
  }

  /** A method as it is passed by: good until the next one. */
  final class Method {
    private int at;

    int access() {
      return u2(file, at);
    }

    String name() {
      return text(u2(file, at + 2));
    }

    String descriptor() {
      return text(u2(file, at + 4));
    }

    /** How many local variables its code has, {@code this} and its parameters among them. */
    int locals() {
      int attribute = at + 8;
      for (int left = u2(file, at + 6); left > 0; left--) {
        if (text(u2(file, attribute)).equals("Code")) {
          return u2(file, attribute + 8);
        }
        attribute = behindAttribute(attribute);
      }
      return 0;
    }
  }

  /** Whether any of the methods that it declares, constructors among them, passes. */
  boolean anyMethod(Predicate<Method> test) {
    int fields = access + 8 + 2 * interfaces();
    int at = fields + 2;
    for (int left = u2(file, fields); left > 0; left--) {
      at = behindMember(at);
    }
    Method method = new Method();
    method.at = at + 2;
    for (int left = u2(file, at); left > 0; left--) {
      if (test.test(method)) {
        return true;
      }
      method.at = behindMember(method.at);
    }
    return false;
  }

  private int behindMember(int member) {
    int at = member + 8;
    for (int left = u2(file, member + 6); left > 0; left--) {
      at = behindAttribute(at);
    }
    return at;
  }

  private int behindAttribute(int attribute) {
    return attribute + 6 + (u2(file, attribute + 2) << 16 | u2(file, attribute + 4));
  }

  /** The name of the class constant whose number stands there. */
  private String className(int at) {
    int constant = u2(file, at);
    if (constant == 0) {
      return null;
    }
    return text(u2(file, offsets[constant] + 1));
  }

  private String text(int constant) {
    int at = offsets[constant];
    return new String(file, at + 3, u2(file, at + 1), StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] file, int at, int end, byte[] prefix) {
    if (end - at < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (file[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
  }
}
