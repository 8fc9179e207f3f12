package dev.outlive.ledger;

import java.util.List;

/**
 * An object of an ORM of which something is not loaded.
 *
 * @param object the object
 * @param mark what it carries
 * @param entity the class of the entity that it is, or is an attribute of
 * @param unloaded the names of the attributes that are not loaded
 */
public record Bound(Object object, BoundMark mark, String entity, List<String> unloaded) {}
