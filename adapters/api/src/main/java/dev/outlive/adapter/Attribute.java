package dev.outlive.adapter;

/**
 * A lazy attribute of one entity.
 *
 * @param entity the entity's class, never a proxy's
 * @param name the attribute; null if it is not known which: of a proxy that stands for itself
 * @param id the entity's identifier where it is known without input or output, else null
 */
public record Attribute(String entity, String name, Object id) {
  /** The identifier to be read, or null. */
  public String idText() {
    return id == null ? null : id.toString();
  }
}
