package app.plug;

import java.sql.Connection;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;

/** Changes each statement where it lies, as plug-ins for tenants and pages do. */
@Intercepts(
    @Signature(
        type = StatementHandler.class,
        method = "prepare",
        args = {Connection.class, Integer.class}))
public final class Rewriting implements Interceptor {
  /** What each statement ends with, once. */
  public static final String MARK = " /* plugged */";

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    BoundSql sql = ((StatementHandler) invocation.getTarget()).getBoundSql();
    SystemMetaObject.forObject(sql).setValue("sql", sql.getSql() + MARK);
    return invocation.proceed();
  }
}
