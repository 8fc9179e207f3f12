package app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/** A data source that leads elsewhere for a thread that says so, as for tenants. */
final class Routing {
  private final ThreadLocal<DataSource> chosen = new ThreadLocal<>();

  void choose(DataSource source) {
    chosen.set(source);
  }

  DataSource otherwise(DataSource usual) {
    return (DataSource)
        Proxy.newProxyInstance(
            Routing.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              DataSource source = chosen.get();
              try {
                return method.invoke(source == null ? usual : source, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
