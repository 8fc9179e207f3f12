package app.heard;

import java.lang.reflect.Proxy;
import org.hibernate.Interceptor;

/** A factory's interceptor, whatever its methods are in this version. */
public final class Interceptors {
  private Interceptors() {}

  public static Interceptor hearing() {
    return (Interceptor)
        Proxy.newProxyInstance(
            Interceptors.class.getClassLoader(),
            new Class<?>[] {Interceptor.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode") ? 1 : "hearing";
              }
              Heard.note("interceptor " + method.getName());
              return method.getReturnType() == boolean.class
                  ? Boolean.FALSE
                  : method.getName().equals("onPrepareStatement") ? arguments[0] : null;
            });
  }
}
