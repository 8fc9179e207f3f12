package dev.outlive.weave;

import java.util.Map;

/**
 * What the weaver knows of a class or interface from its class file.
 *
 * @param name its internal name
 * @param superType its super class, null for an interface or {@code Object}
 * @param kinds the JDBC kinds that it implements, by itself or by inheritance
 * @param isInterface whether it is one
 * @param rowSet whether it is a disconnected row set, which is never bound
 * @param serializable whether its objects are
 * @param fixedVersion whether its serialized form is the same whatever members it has
 * @param wrapper whether, as a connection, it passes calls on to another
 * @param loadedBefore whether it was loaded before the agent and is therefore not woven
 * @param methods its instance methods, name and descriptor to access flags
 */
record ClassType(
    String name,
    ClassType superType,
    int kinds,
    boolean isInterface,
    boolean rowSet,
    boolean serializable,
    boolean fixedVersion,
    boolean wrapper,
    boolean loadedBefore,
    Map<String, Integer> methods) {

  static ClassType unknown(String name) {
    return new ClassType(name, null, 0, false, false, false, false, false, false, Map.of());
  }

  boolean woven() {
    return kinds != 0 && !isInterface && !rowSet && !loadedBefore;
  }

  /** Whether it declares a method of this name and descriptor itself. */
  boolean declares(String nameAndDescriptor) {
    return methods.containsKey(nameAndDescriptor);
  }

  /**
   * Whether it declares a field for the stamp. Each class of a hierarchy does, and the accessors
   * are virtual: advice in a class never depends on what became of its super class.
   */
  boolean stamped() {
    return woven() && JdbcKind.anyBound(kinds) && takesMembers();
  }

  /** Whether members can be added: not where they would change its {@code serialVersionUID}. */
  boolean takesMembers() {
    return !serializable || fixedVersion;
  }
}
