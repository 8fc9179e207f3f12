package dev.outlive.adapter;

/** Is told whose attribute a bound object is, where the object itself does not know. */
@FunctionalInterface
public interface Owners {
  /**
   * @param bound the object
   * @param attribute whose it is; without a name, of the object's own attributes
   */
  void owned(Object bound, Attribute attribute);
}
