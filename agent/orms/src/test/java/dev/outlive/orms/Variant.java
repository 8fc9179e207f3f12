package dev.outlive.orms;

import java.util.Map;
import java.util.Set;

/** A way to set up an ORM: what happens to the classes, and what the unit says. */
enum Variant {
  PLAIN("plain", Set.of(Orm.HIBERNATE), Map.of());

  private final String title;
  private final Set<Orm> orms;
  private final Map<String, String> properties;

  Variant(String title, Set<Orm> orms, Map<String, String> properties) {
    this.title = title;
    this.orms = orms;
    this.properties = properties;
  }

  String title() {
    return title;
  }

  boolean isOf(Library library) {
    return orms.contains(library.orm());
  }

  /** What {@code persistence.xml} says besides the entities. */
  Map<String, String> properties() {
    return properties;
  }
}
