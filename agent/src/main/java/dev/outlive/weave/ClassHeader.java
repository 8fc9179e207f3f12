package dev.outlive.weave;

import java.nio.charset.StandardCharsets;

/**
 * The few facts of a class file that decide whether it may concern us, read in one walk over its
 * constant pool. This runs for every class that the host loads, so it parses nothing else, and
 * makes names only when asked for them.
 *
 * <p>{@code javax.transaction.xa} is not looked for: a driver's {@code XAResource} speaks of {@code
 * java.sql} as well, and one that does not is a message queue's or a transaction manager's.
 */
final class ClassHeader {
  private static final byte[] JAVA_SQL = "java/sql/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JAVAX_SQL = "javax/sql/".getBytes(StandardCharsets.US_ASCII);

  private static final int ACCESS_INTERFACE = 0x0200;

  private final byte[] file;

  /** Where each constant begins. */
  private final int[] offsets;

  /** Where the access flags stand, behind the constants. */
  private final int access;

  private final boolean mentionsJdbc;

  private ClassHeader(byte[] file, int[] offsets, int access, boolean mentionsJdbc) {
    this.file = file;
    this.offsets = offsets;
    this.access = access;
    this.mentionsJdbc = mentionsJdbc;
  }

  /** Reads a header; null if this is no class file that we understand. */
  static ClassHeader of(byte[] file) {
    if (file.length < 10 || file[0] != (byte) 0xCA || file[1] != (byte) 0xFE) {
      return null;
    }
    int count = u2(file, 8);
    int[] offsets = new int[count];
    boolean mentions = false;
    int at = 10;
    for (int i = 1; i < count; i++) {
      offsets[i] = at;
      switch (file[at]) {
        case 1 -> {
          int length = u2(file, at + 1);
          mentions = mentions || mentionsJdbc(file, at + 3, length);
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
    return new ClassHeader(file, offsets, at, mentions);
  }

  boolean mentionsJdbc() {
    return mentionsJdbc;
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

  /** Sees methods of a class file. */
  interface MethodTest {
    boolean test(int access, String name, String descriptor);
  }

  /** Whether any of the methods that it declares, constructors among them, passes. */
  boolean anyMethod(MethodTest test) {
    int at = behindMembers(access + 8 + 2 * interfaces());
    int count = u2(file, at);
    at += 2;
    for (int i = 0; i < count; i++) {
      if (test.test(u2(file, at), text(u2(file, at + 2)), text(u2(file, at + 4)))) {
        return true;
      }
      at = behindAttributes(at + 6);
    }
    return false;
  }

  private int behindMembers(int begin) {
    int count = u2(file, begin);
    int at = begin + 2;
    for (int i = 0; i < count; i++) {
      at = behindAttributes(at + 6);
    }
    return at;
  }

  private int behindAttributes(int begin) {
    int count = u2(file, begin);
    int at = begin + 2;
    for (int i = 0; i < count; i++) {
      at += 6 + (u2(file, at + 2) << 16 | u2(file, at + 4));
    }
    return at;
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

  /** As a class name, or as the first class named in a descriptor. */
  private static boolean mentionsJdbc(byte[] file, int start, int length) {
    int end = start + length;
    if (startsWith(file, start, end, JAVA_SQL) || startsWith(file, start, end, JAVAX_SQL)) {
      return true;
    }
    if (length == 0 || file[start] != '(') {
      return false;
    }
    for (int i = start + 1; i < end - 9; i++) {
      if (file[i] == 'L') {
        if (startsWith(file, i + 1, end, JAVA_SQL) || startsWith(file, i + 1, end, JAVAX_SQL)) {
          return true;
        }
      }
    }
    return false;
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
