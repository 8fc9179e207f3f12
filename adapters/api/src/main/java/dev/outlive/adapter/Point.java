package dev.outlive.adapter;

/**
 * A method of an ORM that is woven.
 *
 * @param type the class that declares it, such as {@code dev.outlive.orm.Model}
 * @param method its name
 * @param descriptor its descriptor, as in class files
 * @param role what it means
 */
public record Point(String type, String method, String descriptor, Role role) {}
