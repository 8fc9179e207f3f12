package app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/** Gives each tenant connections of its own; the versions differ in what a tenant is. */
final class Tenants {
  private Tenants() {}

  /** How the connection of a tenant is had; of null: any. */
  interface Connections {
    Connection of(String tenant) throws Exception;
  }

  static SessionFactory factory(
      Connections connections, Function<Map<String, Object>, SessionFactory> opening) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getAnyConnection" -> connections.of(null);
              case "getConnection" -> connections.of((String) arguments[0]);
              case "releaseAnyConnection" -> close((Connection) arguments[0]);
              case "releaseConnection" -> close((Connection) arguments[1]);
              case "hashCode" -> 1;
              case "equals" -> proxy == arguments[0];
              default ->
                  method.isDefault()
                      ? InvocationHandler.invokeDefault(proxy, method, arguments)
                      : method.getReturnType() == boolean.class ? Boolean.FALSE : null;
            };
    Object provider =
        Proxy.newProxyInstance(
            Tenants.class.getClassLoader(),
            new Class<?>[] {MultiTenantConnectionProvider.class},
            handler);
    return opening.apply(
        Map.of(
            // 5.6 wants to be told.
            "hibernate.multiTenancy",
            "DATABASE",
            "hibernate.multi_tenant_connection_provider",
            provider,
            "hibernate.hbm2ddl.auto",
            "none"));
  }

  private static Object close(Connection connection) throws Exception {
    if (!connection.getSchema().equals("PUBLIC")) {
      connection.setSchema("PUBLIC");
    }
    connection.close();
    return null;
  }
}
