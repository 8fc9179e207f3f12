package dev.outlive.adapter;

/**
 * A method or constructor of an ORM that is woven.
 *
 * @param type the class that declares it, such as {@code dev.outlive.orm.Model}
 * @param method its name
 * @param descriptor its descriptor, as in class files
 * @param role what it means
 * @param receiver which of its arguments is told as the receiver, from 1; 0 for the receiver itself
 * @param argument which of its arguments is told, from 1; 0 for none, {@link #ITSELF}. A static
 *     method tells its first as the receiver
 * @param guard a method without arguments of the same class that says whether this call matters:
 *     asked first, so that a call that is made for everything costs nothing; {@link #NOT} before it
 *     if it says the opposite; null if all do
 */
public record Point(
    String type,
    String method,
    String descriptor,
    Role role,
    int receiver,
    int argument,
    String guard) {

  /** As an argument: the receiver. */
  public static final int ITSELF = -1;

  /** Before the name of a guard: the call matters if it answers that it does not. */
  public static final String NOT = "!";

  /** Of a method whose own receiver is told. */
  public Point(
      String type, String method, String descriptor, Role role, int argument, String guard) {
    this(type, method, descriptor, role, 0, argument, guard);
  }

  /** Of a method that matters always, and whose first argument is told. */
  public Point(String type, String method, String descriptor, Role role) {
    this(type, method, descriptor, role, 1, null);
  }

  /** The method that is asked whether a call matters; null for none. */
  public String asked() {
    return negated() ? guard.substring(NOT.length()) : guard;
  }

  /** Whether a call matters if that answers no. */
  public boolean negated() {
    return guard != null && guard.startsWith(NOT);
  }
}
