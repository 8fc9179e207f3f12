package dev.outlive.adapter;

/**
 * Where an ORM has changed an application's class, when it was built, so that this itself refuses
 * to read what is not loaded, and no class of the ORM is asked. Woven is the refusal alone: a read
 * that is answered costs nothing. It is told with the object that refuses as the bound object, and
 * the name of the method as the attribute.
 *
 * @param mention a class of the ORM's that every such class mentions
 * @param field what the ORM has given such a class for a field: where a method that answers
 *     something and takes nothing, or an object of the class alone, has read it and throws then,
 *     that is the refusal
 * @param exception the class of what it throws, which is made with a message
 */
public record Refusal(String mention, String field, String exception) {}
