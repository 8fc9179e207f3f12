package dev.outlive.orms;

import java.util.ArrayList;
import java.util.List;

/** What is the same in all versions of an ORM. */
enum Orm {
  HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider", "app.HibernateProgram", "hibernate"),
  ECLIPSELINK(
      "org.eclipse.persistence.jpa.PersistenceProvider",
      "app.EclipseLinkProgram",
      "writing",
      "eclipselink"),
  OPENJPA(
      "org.apache.openjpa.persistence.PersistenceProviderImpl",
      "app.OpenJpaProgram",
      "writing",
      "openjpa"),
  DATANUCLEUS(
      "org.datanucleus.api.jakarta.PersistenceProviderImpl",
      "app.DataNucleusProgram",
      "writing",
      "datanucleus"),
  MYBATIS(null, "app.MyBatisProgram", "mybatis"),
  EBEAN(
      null,
      "app.EbeanProgram",
      "jpa/app/Customer.java",
      "jpa/app/Note.java",
      "jpa/app/Order.java",
      "ebean"),
  ACTIVEJDBC(null, "app.ActiveJdbcProgram", "activejdbc"),
  CAYENNE(null, "app.CayenneProgram", "cayenne"),
  ORMLITE(null, "app.OrmLiteProgram", "ormlite"),
  JOOQ(null, "app.JooqProgram", "queries", "jooq"),
  JDBI(null, "app.JdbiProgram", "queries", "jdbi");

  private final String provider;
  private final String program;
  private final List<String> sets;

  Orm(String provider, String program, String... ownSets) {
    this.provider = provider;
    this.program = program;
    sets = new ArrayList<>(List.of("common", "cases"));
    if (provider != null) {
      sets.add("jpa");
    }
    sets.addAll(List.of(ownSets));
  }

  /** The class that {@code persistence.xml} names; null of what is no JPA. */
  String provider() {
    return provider;
  }

  String program() {
    return program;
  }

  /** The sets of sources that it is tried with, and single ones. */
  List<String> sets() {
    return List.copyOf(sets);
  }
}
