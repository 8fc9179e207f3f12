package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.PrivateField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.ResultExtractor;
import org.apache.ibatis.executor.loader.ResultLoader;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * The nested select that a property is waiting for, and how it is run for the agent: with the same
 * calls, plug-ins and caches as by MyBatis itself, and so that MyBatis can still do it afterwards.
 */
final class NestedSelect {
  private static final PrivateField CONFIGURATION =
      PrivateField.of(ResultLoader.class, "configuration", Configuration.class);
  private static final PrivateField STATEMENT =
      PrivateField.of(ResultLoader.class, "mappedStatement", MappedStatement.class);
  private static final PrivateField PARAMETER =
      PrivateField.of(ResultLoader.class, "parameterObject", Object.class);
  private static final PrivateField TARGET =
      PrivateField.of(ResultLoader.class, "targetType", Class.class);
  private static final PrivateField KEY =
      PrivateField.of(ResultLoader.class, "cacheKey", CacheKey.class);
  private static final PrivateField SQL =
      PrivateField.of(ResultLoader.class, "boundSql", BoundSql.class);
  private static final PrivateField EXTRACTOR =
      PrivateField.of(ResultLoader.class, "resultExtractor", ResultExtractor.class);
  private static final PrivateField CREATOR =
      PrivateField.of(ResultLoader.class, "creatorThreadId", long.class);
  private static final PrivateField MORE_OF_SQL =
      PrivateField.of(BoundSql.class, "additionalParameters", Map.class);

  private final ResultLoader loader;
  private final Configuration configuration;
  private final MappedStatement statement;
  private final BoundSql sql;

  /**
   * @throws NoAnswer if it has been through a stream, and knows too little
   */
  NestedSelect(ResultLoader loader) {
    if (loader == null || SQL.in(loader) == null || KEY.in(loader) == null) {
      throw new NoAnswer("it has been through a stream");
    }
    this.loader = loader;
    this.configuration = (Configuration) CONFIGURATION.in(loader);
    this.statement = (MappedStatement) STATEMENT.in(loader);
    this.sql = (BoundSql) SQL.in(loader);
  }

  Configuration configuration() {
    return configuration;
  }

  /** Whether this thread has loaded what it is for: another one's session is none of ours. */
  boolean ofThisThread() {
    return Thread.currentThread().getId() == (long) CREATOR.in(loader);
  }

  /**
   * @param here whether it is to be run on the application's thread
   * @throws NoAnswer if it does anything but read, or something else there
   */
  void requireHarmless(boolean here) {
    Harmless.require(configuration, statement, sql.getSql(), here);
  }

  /**
   * Runs it, and puts nothing into any cache.
   *
   * @param takes the property's value; is not called if MyBatis would throw for what was found
   */
  void read(Transaction transaction, Consumer<Object> takes) throws SQLException {
    Executor executor = configuration.newExecutor(transaction, ExecutorType.SIMPLE);
    try {
      List<Object> found =
          executor.query(
              statement,
              PARAMETER.in(loader),
              RowBounds.DEFAULT,
              Executor.NO_RESULT_HANDLER,
              key(),
              sql());
      // What a set makes of its elements' hash codes may read more, and is to do so here.
      if (found.size() <= 1 || takesMany(found)) {
        takes.accept(((ResultExtractor) EXTRACTOR.in(loader)).extractObjectFromList(found, type()));
      }
    } finally {
      executor.close(true);
    }
  }

  private Class<?> type() {
    return (Class<?>) TARGET.in(loader);
  }

  private boolean takesMany(List<?> found) {
    Class<?> type = type();
    return type != null
        && (type.isAssignableFrom(found.getClass())
            || type.isArray()
            || configuration.getObjectFactory().isCollection(type));
  }

  /** Plug-ins may write into it, and into what follows: MyBatis is to find it as it was. */
  private CacheKey key() {
    try {
      return ((CacheKey) KEY.in(loader)).clone();
    } catch (CloneNotSupportedException e) {
      throw new NoAnswer("its cache key cannot be copied");
    }
  }

  private BoundSql sql() {
    BoundSql copy =
        new BoundSql(
            configuration,
            sql.getSql(),
            new ArrayList<>(sql.getParameterMappings()),
            sql.getParameterObject());
    ((Map<?, ?>) MORE_OF_SQL.in(sql))
        .forEach((name, value) -> copy.setAdditionalParameter((String) name, value));
    return copy;
  }
}
