package app;

import app.count.CountingDataSource;
import app.count.Counts;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final DataSource source;
  private final SqlSessionFactory factory;
  private final Deque<Runnable> leftovers = new ArrayDeque<>();

  Shop(DataSource pool) {
    source = new CountingDataSource(pool, counts);
    factory = factory(Configured.usual(source));
  }

  Counts counts() {
    return counts;
  }

  DataSource source() {
    return source;
  }

  SqlSession open() {
    return open(factory);
  }

  SqlSession open(SqlSessionFactory from) {
    return later(from.openSession());
  }

  SqlSession open(Configuration configuration) {
    return open(factory(configuration));
  }

  /** A session on a connection of the program's own. */
  SqlSession openOn(Connection connection) {
    return later(factory.openSession(connection));
  }

  /** Nobody will close this one. */
  SqlSession openForEver() {
    return factory.openSession();
  }

  Connection borrow() throws SQLException {
    Connection connection = source.getConnection();
    leftovers.push(
        () -> {
          try {
            connection.close();
          } catch (SQLException refused) {
            throw new IllegalStateException(refused);
          }
        });
    return connection;
  }

  /** Another pool on the same database, for a case that closes it. */
  HikariDataSource ownPool() {
    HikariDataSource own = new HikariDataSource();
    own.setPoolName("own");
    own.setJdbcUrl("jdbc:h2:mem:shop");
    leftovers.push(own::close);
    return own;
  }

  private SqlSession later(SqlSession session) {
    leftovers.push(session::close);
    return session;
  }

  private static SqlSessionFactory factory(Configuration configuration) {
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  /** What one case left must not be seen by the next. */
  void tidyUp() {
    while (!leftovers.isEmpty()) {
      leftovers.pop().run();
    }
    factory.getConfiguration().getCaches().forEach(cache -> cache.clear());
  }

  void close() {
    tidyUp();
  }
}
