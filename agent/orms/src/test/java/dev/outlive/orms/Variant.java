package dev.outlive.orms;

import java.util.Map;
import java.util.Set;

/** A way to set up an ORM: what happens to the classes, and what the unit says. */
enum Variant {
  PLAIN(
      "plain",
      Set.of(
          Orm.HIBERNATE,
          Orm.ECLIPSELINK,
          Orm.MYBATIS,
          Orm.CAYENNE,
          Orm.ORMLITE,
          Orm.JOOQ,
          Orm.JDBI),
      Weaving.NONE,
      Map.of()),
  ENHANCED("enhanced", Set.of(Orm.HIBERNATE), Weaving.HIBERNATE, Map.of()),
  NO_TRANS(
      "no-trans",
      Set.of(Orm.HIBERNATE),
      Weaving.NONE,
      Map.of("hibernate.enable_lazy_load_no_trans", "true")),
  ENHANCED_NO_TRANS(
      "enhanced-no-trans",
      Set.of(Orm.HIBERNATE),
      Weaving.HIBERNATE,
      Map.of("hibernate.enable_lazy_load_no_trans", "true")),
  WOVEN("woven", Set.of(Orm.ECLIPSELINK), Weaving.ECLIPSELINK, Map.of()),
  BEANS("enhanced", Set.of(Orm.EBEAN), Weaving.EBEAN, Map.of()),
  NULL("null", Set.of(Orm.OPENJPA), Weaving.OPENJPA, Map.of()),
  STRICT(
      "strict",
      Set.of(Orm.OPENJPA),
      Weaving.OPENJPA,
      Map.of("openjpa.DetachState", "loaded(AccessUnloaded=false)")),
  REFUSING("enhanced", Set.of(Orm.DATANUCLEUS), Weaving.DATANUCLEUS, Map.of()),
  /** As the entity managers of a container are. */
  DETACHING(
      "detaching",
      Set.of(Orm.DATANUCLEUS),
      Weaving.DATANUCLEUS,
      Map.of("datanucleus.DetachAllOnCommit", "true", "datanucleus.DetachAllOnRollback", "true")),
  LISTENING("listener", Set.of(Orm.DATANUCLEUS), Weaving.DATANUCLEUS_LISTENING, Map.of()),
  MODELS("instrumented", Set.of(Orm.ACTIVEJDBC), Weaving.ACTIVEJDBC, Map.of());

  private final String title;
  private final Set<Orm> orms;
  private final Weaving weaving;
  private final Map<String, String> properties;

  Variant(String title, Set<Orm> orms, Weaving weaving, Map<String, String> properties) {
    this.title = title;
    this.orms = orms;
    this.weaving = weaving;
    this.properties = properties;
  }

  String title() {
    return title;
  }

  boolean isOf(Library library) {
    return orms.contains(library.orm()) && (this == PLAIN || !library.between());
  }

  /** What is done to the entities' classes. */
  Weaving weaving() {
    return weaving;
  }

  /** What {@code persistence.xml} says besides the entities. */
  Map<String, String> properties() {
    return properties;
  }
}
