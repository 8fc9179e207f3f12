package dev.outlive.fix;

import java.util.List;

/**
 * What was read too late: an attribute of an entity, loaded at a site.
 *
 * @param entity the entity's class
 * @param attribute the attribute
 * @param loadedAt the application's calls that loaded it, innermost first, without lines
 */
record Path(String entity, String attribute, List<String> loadedAt) {
  Path {
    loadedAt = List.copyOf(loadedAt);
  }

  @Override
  public String toString() {
    return entity + "." + attribute + " <- " + String.join(" < ", loadedAt);
  }
}
