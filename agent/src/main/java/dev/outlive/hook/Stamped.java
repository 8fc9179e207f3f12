package dev.outlive.hook;

/**
 * Implemented by woven JDBC classes: carries the {@link Life} of the object.
 *
 * <p>The accessors speak of {@link Object}: C2 does not inline an accessor whose signature names a
 * class that the caller's loader has never resolved (measured on 17).
 */
public interface Stamped {
  /** The life that this object carries, or null. */
  Object $outlive$stamp();

  /** Puts another life on this object, and answers the one before. */
  Object $outlive$stamp(Object life);
}
