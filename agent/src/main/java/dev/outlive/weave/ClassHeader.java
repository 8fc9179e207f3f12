package dev.outlive.weave;

import java.nio.charset.StandardCharsets;

/**
 * The few facts of a class file that decide whether it may concern us, read in one walk over its
 * constant pool. This runs for every class that the host loads, so it parses nothing else and makes
 * no objects but the name of the super class.
 *
 * <p>{@code javax.transaction.xa} is not looked for: a driver's {@code XAResource} speaks of {@code
 * java.sql} as well, and one that does not is a message queue's or a transaction manager's.
 */
final class ClassHeader {
  private static final byte[] JAVA_SQL = "java/sql/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JAVAX_SQL = "javax/sql/".getBytes(StandardCharsets.US_ASCII);

  private final boolean mentionsJdbc;
  private final boolean isInterface;
  private final String superName;

  private ClassHeader(boolean mentionsJdbc, boolean isInterface, String superName) {
    this.mentionsJdbc = mentionsJdbc;
    this.isInterface = isInterface;
    this.superName = superName;
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
    int access = u2(file, at);
    int superIndex = u2(file, at + 4);
    String superName = null;
    if (superIndex != 0) {
      int utf = offsets[u2(file, offsets[superIndex] + 1)];
      superName = new String(file, utf + 3, u2(file, utf + 1), StandardCharsets.UTF_8);
    }
    return new ClassHeader(mentions, (access & 0x0200) != 0, superName);
  }

  boolean mentionsJdbc() {
    return mentionsJdbc;
  }

  boolean isInterface() {
    return isInterface;
  }

  String superName() {
    return superName;
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
