package app;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;

/** The naming service of a container. */
public final class Names implements InitialContextFactory {
  private static final Map<Object, Object> BOUND = new ConcurrentHashMap<>();

  /** For JNDI. */
  public Names() {}

  static void bind(String name, Object object) {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    BOUND.put(name, object);
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) {
    return (Context)
        Proxy.newProxyInstance(
            Names.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("lookup") ? BOUND.get(arguments[0]) : null);
  }
}
