package dev.outlive.weave;

/** The methods of the application that are a request besides the recognised ones. */
public interface ScopeMethods {
  /** Whether any method of this class may be one. */
  boolean concerns(String className);

  /** Whether this method is one. */
  boolean contains(String className, String method);
}
