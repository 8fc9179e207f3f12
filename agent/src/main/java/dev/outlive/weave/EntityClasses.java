package dev.outlive.weave;

/** The classes of the application that are entities besides the recognised ones. */
public interface EntityClasses {
  /** Whether there are any. */
  boolean any();

  /** Whether this class is one, by its name with dots. */
  boolean contains(String className);
}
