package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.NoAnswer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.cache.decorators.BlockingCache;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.mapping.StatementType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;

/** Whether a nested select only reads, and so do those that its results may make MyBatis run. */
final class Harmless {
  /** How a select begins, behind what may stand before it. */
  private static final Pattern SELECT =
      pattern("(?:\\s++|\\(|/\\*.*?\\*/|--[^\n]*\n)*+(?:select|with)\\b");

  /** Wherever they are: what is refused for a column's name does no harm. */
  private static final Pattern MORE =
      pattern("\\b(?:insert|update|delete|merge|into|nextval|(?:for|key|in)\\s+share)\\b");

  private final Configuration configuration;
  private final Set<String> seen = new HashSet<>();

  private final boolean here;

  private Harmless(Configuration configuration, boolean here) {
    this.configuration = configuration;
    this.here = here;
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * @param sql what the statement runs
   * @param here whether that is to be on the application's thread
   * @throws NoAnswer if it does more, or may wait for who knows whom
   */
  static void require(
      Configuration configuration, MappedStatement statement, String sql, boolean here) {
    if (!SELECT.matcher(sql).lookingAt() || MORE.matcher(sql).find()) {
      throw new NoAnswer("its nested statement is no plain select");
    }
    new Harmless(configuration, here).require(statement);
  }

  private void require(MappedStatement statement) {
    if (!seen.add(statement.getId())) {
      return;
    }
    if (statement.getSqlCommandType() != SqlCommandType.SELECT
        || statement.getStatementType() == StatementType.CALLABLE) {
      throw new NoAnswer("its nested statement is no plain select");
    }
    if (statement.isFlushCacheRequired()) {
      throw new NoAnswer("its nested select empties caches");
    }
    if (statement.getCache() instanceof BlockingCache) {
      throw new NoAnswer("its nested select may have to wait for a cache");
    }
    statement.getResultMaps().forEach(this::require);
  }

  /** Its text is made when the results are, even if it is to wait. */
  private void requireNested(MappedStatement nested) {
    if (!here
        && !(nested.getSqlSource() instanceof RawSqlSource)
        && !(nested.getSqlSource() instanceof StaticSqlSource)) {
      throw new NoAnswer("it leads to statements that may go by the thread");
    }
    require(nested);
  }

  private void require(ResultMap map) {
    if (!seen.add("map " + map.getId())) {
      return;
    }
    for (ResultMapping each : map.getResultMappings()) {
      if (each.getNestedQueryId() != null) {
        requireNested(configuration.getMappedStatement(each.getNestedQueryId(), false));
      }
      if (each.getNestedResultMapId() != null) {
        require(configuration.getResultMap(each.getNestedResultMapId()));
      }
    }
    if (map.getDiscriminator() != null) {
      for (String each : map.getDiscriminator().getDiscriminatorMap().values()) {
        if (configuration.hasResultMap(each)) {
          require(configuration.getResultMap(each));
        }
      }
    }
  }
}
