package dev.outlive.adapter.hibernate;

import org.hibernate.Interceptor;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * What an application has put between a session and its rows: it may load something else than
 * another session would, or change each statement, such as for a tenant.
 */
final class Interception {
  private Interception() {}

  /** Whether a session has some of its own: another session of the factory has not. */
  static boolean ofSession(SharedSessionContractImplementor session) {
    SessionFactoryOptions options = session.getFactory().getSessionFactoryOptions();
    Interceptor interceptor = session.getInterceptor();
    StatementInspector inspector = session.getJdbcSessionContext().getStatementInspector();
    return interceptor != options.getInterceptor() && isOfApplication(interceptor)
        || inspector != options.getStatementInspector() && isOfApplication(inspector);
  }

  /**
   * Whether its factory has some: another thread's session has it, too, but not what it goes by.
   */
  static boolean ofFactory(SharedSessionContractImplementor session) {
    SessionFactoryOptions options = session.getFactory().getSessionFactoryOptions();
    return isOfApplication(options.getInterceptor())
        || isOfApplication(options.getStatementInspector());
  }

  /** Where there is none, Hibernate has one that does nothing. */
  private static boolean isOfApplication(Object between) {
    return between != null && !between.getClass().getName().startsWith("org.hibernate.");
  }
}
