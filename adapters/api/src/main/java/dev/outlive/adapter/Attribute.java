package dev.outlive.adapter;

/**
 * A lazy attribute of one entity, in words.
 *
 * @param entity the entity's class, never a proxy's
 * @param name the attribute
 * @param id the entity's identifier where it is known without input or output, else null
 */
public record Attribute(String entity, String name, String id) {}
