package dev.outlive.weave;

/** Told of a class that could not be woven and was left as it is. Must not throw. */
@FunctionalInterface
public interface Failures {
  /**
   * @param className its internal name
   * @param cause what went wrong
   */
  void failed(String className, Throwable cause);
}
