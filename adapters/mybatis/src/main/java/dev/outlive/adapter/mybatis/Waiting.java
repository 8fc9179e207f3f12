package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.PrivateField;
import org.apache.ibatis.executor.loader.ResultLoaderMap;
import org.apache.ibatis.executor.loader.javassist.JavassistProxyFactory;
import org.apache.ibatis.javassist.util.proxy.MethodHandler;
import org.apache.ibatis.javassist.util.proxy.Proxy;
import org.apache.ibatis.javassist.util.proxy.ProxyFactory;

/** Which properties of an object are still waiting: only the handler of its calls knows. */
final class Waiting {
  private static final ClassValue<PrivateField> PROPERTIES =
      new ClassValue<>() {
        @Override
        protected PrivateField computeValue(Class<?> handler) {
          return PrivateField.of(handler, "lazyLoader", ResultLoaderMap.class);
        }
      };

  private Waiting() {}

  /** Whether a property is, as far as that can be known. */
  static boolean has(Object owner, String property) {
    MethodHandler handler = owner instanceof Proxy proxy ? handler(proxy) : null;
    if (handler == null || handler.getClass().getEnclosingClass() != JavassistProxyFactory.class) {
      return true;
    }
    // Of a path, it is the first part that waits.
    int end = property.indexOf('.');
    return ((ResultLoaderMap) PROPERTIES.get(handler.getClass()).in(handler))
        .hasLoader(end < 0 ? property : property.substring(0, end));
  }

  private static MethodHandler handler(Proxy owner) {
    try {
      return ProxyFactory.getHandler(owner);
    } catch (RuntimeException e) {
      // Its module does not let Javassist look.
      return null;
    }
  }
}
