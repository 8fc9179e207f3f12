package dev.outlive.fixit.program;

import java.util.function.Supplier;

/** What a program tells the test that started it. */
final class Said {
  private Said() {}

  static void of(String name, Object value) {
    System.out.println(name + "=" + value);
  }

  /** The value, or the simple name of the exception's class. */
  static void attempt(String name, Supplier<?> read) {
    of(name, answer(read));
  }

  /** The value as text, or the simple name of the exception's class. */
  static String answer(Supplier<?> read) {
    try {
      return String.valueOf(read.get());
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }
}
