package dev.outlive.adapter;

import java.util.Set;

/**
 * A class of bound objects whose reading methods something else of the same interface can answer,
 * once there is nothing behind the object any more. May be missing from an ORM.
 *
 * @param type the class, such as a lazy list
 * @param loaded its method without arguments that says whether it needs nobody's answer
 * @param answeredBy the interface, such as {@link java.util.List}
 * @param methods the names of the methods, all of them the interface's or {@link Object}'s
 */
public record StandIn(String type, String loaded, Class<?> answeredBy, Set<String> methods) {}
