package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of MyBatis 3.5. A session is the innermost of its executors: that is what a lazy
 * property knows, whatever plug-ins and caches lie around it, and its {@code close} is the end even
 * where a session is closed by other means. It is the one only once a {@code SqlSession} has it:
 * MyBatis makes others for keys and for loads of its own, and closes only the latter.
 *
 * <p>What the session has read is copied when its transaction closes, behind the executor's own
 * rollback: before it, a copy might be of what was never committed. MyBatis-Spring's transaction is
 * the one of others that is known; its close comes just before Spring's commit.
 */
public final class MyBatisAdapter implements Adapter {
  /** Not of MyBatis itself: it is woven where it is there. */
  static final String OF_SPRING = "org.mybatis.spring.transaction.SpringManagedTransaction";

  private static final String SESSION = "org.apache.ibatis.session.defaults.DefaultSqlSession";
  private static final String EXECUTOR = "org.apache.ibatis.executor.BaseExecutor";
  private static final String PROPERTY =
      "org.apache.ibatis.executor.loader.ResultLoaderMap$LoadPair";
  private static final String OF_JDBC = "org.apache.ibatis.transaction.jdbc.JdbcTransaction";
  private static final String MANAGED = "org.apache.ibatis.transaction.managed.ManagedTransaction";
  private static final String CONNECTION = "()Ljava/sql/Connection;";

  /** For the agent. */
  public MyBatisAdapter() {}

  @Override
  public String name() {
    return "mybatis";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            SESSION,
            "<init>",
            "(Lorg/apache/ibatis/session/Configuration;Lorg/apache/ibatis/executor/Executor;Z)V",
            Role.OPENED),
        new Point(EXECUTOR, "close", "(Z)V", Role.ENDING, 0, null),
        new Point(OF_JDBC, "getConnection", CONNECTION, Role.BORROWED),
        new Point(MANAGED, "getConnection", CONNECTION, Role.BORROWED),
        // All that its close does before it gives the connection back. A transaction is over then,
        // if it had one; above READ COMMITTED, nothing could be copied in it.
        new Point(OF_JDBC, "resetAutoCommit", "()V", Role.RELEASES, 0, null),
        new Point(MANAGED, "close", "()V", Role.RELEASING, 0, null),
        new Point(OF_SPRING, "close", "()V", Role.RELEASING, 0, null),
        new Point(
            PROPERTY,
            "<init>",
            "(Ljava/lang/String;Lorg/apache/ibatis/reflection/MetaObject;"
                + "Lorg/apache/ibatis/executor/loader/ResultLoader;)V",
            Role.JOINED,
            3,
            null),
        new Point(PROPERTY, "load", "(Ljava/lang/Object;)V", Role.READ));
  }

  @Override
  public List<String> marked() {
    return List.of(EXECUTOR, PROPERTY, OF_JDBC, MANAGED, OF_SPRING);
  }

  @Override
  public String orm() {
    return "dev.outlive.adapter.mybatis.MyBatis";
  }
}
