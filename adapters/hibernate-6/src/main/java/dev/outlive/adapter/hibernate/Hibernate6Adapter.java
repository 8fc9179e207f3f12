package dev.outlive.adapter.hibernate;

/** What is woven of Hibernate 6 and 7. */
public final class Hibernate6Adapter extends HibernateAdapter {
  /** For the agent. */
  public Hibernate6Adapter() {
    super("org.hibernate.collection.spi.AbstractPersistentCollection");
  }

  @Override
  public String name() {
    return "hibernate-6";
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.hibernate.Hibernate6";
  }
}
