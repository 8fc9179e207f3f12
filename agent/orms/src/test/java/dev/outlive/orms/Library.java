package dev.outlive.orms;

import java.util.List;

/** A version of an ORM. */
enum Library {
  /** Its adapter calls what is not there. */
  HIBERNATE_5_3(
      "hibernate-5.3",
      Orm.HIBERNATE,
      "javax.persistence",
      "org.hibernate:hibernate-core:5.3.36.Final"),
  HIBERNATE_5_6(
      "hibernate-5.6",
      Orm.HIBERNATE,
      "javax.persistence",
      "org.hibernate:hibernate-core:5.6.15.Final"),
  HIBERNATE_6_1(
      "hibernate-6.1",
      Orm.HIBERNATE,
      "jakarta.persistence",
      "org.hibernate.orm:hibernate-core:6.1.7.Final"),
  HIBERNATE_6_6(
      "hibernate-6.6",
      Orm.HIBERNATE,
      "jakarta.persistence",
      "org.hibernate.orm:hibernate-core:6.6.56.Final"),
  HIBERNATE_7_1(
      "hibernate-7.1",
      Orm.HIBERNATE,
      "jakarta.persistence",
      "org.hibernate.orm:hibernate-core:7.1.10.Final"),
  // The platform that 7.4.7 names as its parent cannot be had.
  HIBERNATE_7_4(
      "hibernate-7.4",
      Orm.HIBERNATE,
      "jakarta.persistence",
      "org.hibernate.orm:hibernate-core:7.4.6.Final"),
  ECLIPSELINK_2_7(
      "eclipselink-2.7",
      Orm.ECLIPSELINK,
      "javax.persistence",
      "org.eclipse.persistence:eclipselink:2.7.16"),
  ECLIPSELINK_4_0(
      "eclipselink-4.0",
      Orm.ECLIPSELINK,
      "jakarta.persistence",
      "org.eclipse.persistence:eclipselink:4.0.9"),
  // What 5.0.2 names as its parent cannot be had.
  ECLIPSELINK_5_0(
      "eclipselink-5.0",
      Orm.ECLIPSELINK,
      "jakarta.persistence",
      "org.eclipse.persistence:eclipselink:5.0.0"),
  OPENJPA_3_2("openjpa-3.2", Orm.OPENJPA, "javax.persistence", "org.apache.openjpa:openjpa:3.2.2"),
  OPENJPA_4_1(
      "openjpa-4.1", Orm.OPENJPA, "jakarta.persistence", "org.apache.openjpa:openjpa:4.1.1"),
  DATANUCLEUS_6_0_JAVAX(
      "datanucleus-6.0-javax",
      Orm.DATANUCLEUS,
      "javax.persistence",
      "org.datanucleus:datanucleus-api-jpa:6.0.1",
      "org.datanucleus:datanucleus-core:6.0.11",
      "org.datanucleus:datanucleus-rdbms:6.0.11",
      "org.datanucleus:javax.persistence:2.2.4"),
  DATANUCLEUS_6_0(
      "datanucleus-6.0",
      Orm.DATANUCLEUS,
      "jakarta.persistence",
      "org.datanucleus:datanucleus-api-jakarta:6.0.1",
      "org.datanucleus:datanucleus-core:6.0.11",
      "org.datanucleus:datanucleus-rdbms:6.0.11",
      "jakarta.persistence:jakarta.persistence-api:3.0.0"),
  MYBATIS_3_5_8(
      "mybatis-3.5.8",
      Orm.MYBATIS,
      "",
      "org.mybatis:mybatis:3.5.8",
      "org.mybatis:mybatis-spring:2.1.2",
      "org.springframework:spring-jdbc:5.3.39",
      "org.springframework:spring-context:5.3.39"),
  MYBATIS_3_5_19(
      "mybatis-3.5.19",
      Orm.MYBATIS,
      "",
      "org.mybatis:mybatis:3.5.19",
      "org.mybatis:mybatis-spring:4.0.0",
      "org.springframework:spring-jdbc:7.0.10",
      "org.springframework:spring-context:7.0.10"),
  EBEAN_15_11(
      "ebean-15.11",
      Orm.EBEAN,
      "jakarta.persistence",
      "io.ebean:ebean-core:15.11.0",
      "io.ebean:ebean-platform-h2:15.11.0",
      "io.ebean:ebean-agent:15.11.0"),
  EBEAN_17_3(
      "ebean-17.3",
      Orm.EBEAN,
      "jakarta.persistence",
      "io.ebean:ebean-core:17.3.0",
      "io.ebean:ebean-platform-h2:17.3.0",
      "io.ebean:ebean-agent:17.3.0"),
  ACTIVEJDBC_3_4(
      "activejdbc-3.4",
      Orm.ACTIVEJDBC,
      "",
      "org.javalite:activejdbc:3.4-j11",
      "org.javalite:activejdbc-instrumentation:3.4-j11"),
  CAYENNE_4_2("cayenne-4.2", Orm.CAYENNE, "", "org.apache.cayenne:cayenne-server:4.2.3"),
  ORMLITE_6_1("ormlite-6.1", Orm.ORMLITE, "", "com.j256.ormlite:ormlite-jdbc:6.1"),
  // The last line for Java 17.
  JOOQ_3_19("jooq-3.19", Orm.JOOQ, "", "org.jooq:jooq:3.19.39"),
  JDBI_3("jdbi-3", Orm.JDBI, "", "org.jdbi:jdbi3-core:3.55.0");

  private final String title;
  private final Orm orm;
  private final String api;
  private final List<String> coordinates;

  Library(String title, Orm orm, String api, String... coordinates) {
    this.title = title;
    this.orm = orm;
    this.api = api;
    this.coordinates = List.of(coordinates);
  }

  /** Whether an adapter is for it. */
  boolean known() {
    return this != HIBERNATE_5_3;
  }

  /** Whether it lies between two that are tried in every way: it is tried as it comes. */
  boolean between() {
    return this == HIBERNATE_6_1 || this == HIBERNATE_7_1;
  }

  String title() {
    return title;
  }

  Orm orm() {
    return orm;
  }

  /** The class that {@code persistence.xml} names; null of what is no JPA. */
  String provider() {
    String provider = orm.provider();
    return javax() ? provider.replace("api.jakarta", "api.jpa") : provider;
  }

  /** The package of the JPA that it implements; empty if it is none. */
  String api() {
    return api;
  }

  /** Whether that is the JPA of before Jakarta. */
  boolean javax() {
    return api.startsWith("javax");
  }

  List<String> coordinates() {
    return coordinates;
  }
}
