package dev.outlive.adapter.hibernate;

/** What is woven of Hibernate 5.6. */
public final class Hibernate5Adapter extends HibernateAdapter {
  /** For the agent. */
  public Hibernate5Adapter() {
    super("org.hibernate.collection.internal.AbstractPersistentCollection");
  }

  @Override
  public String name() {
    return "hibernate-5";
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.hibernate.Hibernate5";
  }
}
