package dev.outlive.ledger;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Requests of servlets, of either name space and as old as may be: what an older one cannot be
 * asked is not known. Hangs on the host's class and dies with it.
 */
final class ServletRequests implements RequestType {
  /** What Spring MVC says that it found. */
  private static final String BEST_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private static final String BEST_HANDLER =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingHandler";

  /** Only its own methods are asked what they are called: others' may be anything. */
  private static final String OF_SPRING = "org.springframework.web.";

  private static final MethodType QUESTION = methodType(Object.class, Object.class);
  private static final MethodType ABOUT = methodType(Object.class, Object.class, Object.class);

  private final MethodHandle method;
  private final MethodHandle attribute;
  private final MethodHandle mapping;
  private final MethodHandle pattern;
  private final MethodHandle dispatcher;
  private final Class<?> wrapper;
  private final MethodHandle wrapped;
  private final MethodHandle asyncStarted;
  private final MethodHandle asyncContext;
  private final Class<?> listener;
  private final MethodHandle addListener;

  /**
   * @param http the interface of HTTP requests
   */
  ServletRequests(Class<?> http) throws ReflectiveOperationException {
    String servlet = http.getPackageName().substring(0, http.getPackageName().lastIndexOf('.'));
    ClassLoader loader = http.getClassLoader();
    method = question(http, "getMethod", String.class);
    attribute =
        MethodHandles.publicLookup()
            .findVirtual(http, "getAttribute", methodType(Object.class, String.class))
            .asType(ABOUT);
    Class<?> httpMapping = type(loader, http.getPackageName() + ".HttpServletMapping");
    mapping = question(http, "getHttpServletMapping", httpMapping);
    pattern = question(httpMapping, "getPattern", String.class);
    dispatcher = question(http, "getDispatcherType", type(loader, servlet + ".DispatcherType"));
    wrapper = type(loader, servlet + ".ServletRequestWrapper");
    wrapped = question(wrapper, "getRequest", type(loader, servlet + ".ServletRequest"));
    asyncStarted = question(http, "isAsyncStarted", boolean.class);
    Class<?> context = type(loader, servlet + ".AsyncContext");
    asyncContext = question(http, "getAsyncContext", context);
    listener = type(loader, servlet + ".AsyncListener");
    addListener =
        context == null || listener == null
            ? null
            : MethodHandles.publicLookup()
                .findVirtual(context, "addListener", methodType(void.class, listener))
                .asType(ABOUT);
  }

  private static Class<?> type(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      // An older specification.
      return null;
    }
  }

  private static MethodHandle question(Class<?> of, String name, Class<?> answer)
      throws IllegalAccessException {
    if (of == null || answer == null) {
      return null;
    }
    try {
      return MethodHandles.publicLookup()
          .findVirtual(of, name, methodType(answer))
          .asType(QUESTION);
    } catch (NoSuchMethodException e) {
      // An older specification.
      return null;
    }
  }

  /** Null where it cannot be asked, does not know or throws. */
  private static Object ask(MethodHandle question, Object of) {
    try {
      return question == null || of == null ? null : (Object) question.invokeExact(of);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable hosts) {
      return null;
    }
  }

  @Override
  public String matched(Object request) {
    return attribute(request, BEST_PATTERN) instanceof String best ? named(request, best) : null;
  }

  @Override
  public String handler(Object request) {
    Object found = attribute(request, BEST_HANDLER);
    if (found == null || !found.getClass().getName().startsWith(OF_SPRING)) {
      return null;
    }
    // Such as com.acme.Orders#show(Long).
    String described = found.toString();
    int method = described.indexOf('#');
    int parameters = described.indexOf('(', method);
    return method < 0 || parameters < 0
        ? null
        : described.substring(0, parameters).replace('#', '.');
  }

  /** Null where it cannot be asked, has none or throws. */
  private Object attribute(Object request, String name) {
    try {
      return (Object) attribute.invokeExact(request, (Object) name);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable hosts) {
      return null;
    }
  }

  @Override
  public String mapped(Object request) {
    // A path without a pattern may hold anything, the values of parameters too: it is left out.
    return ask(pattern, ask(mapping, request)) instanceof String found
        ? named(request, found.isEmpty() ? "/" : found)
        : verb(request);
  }

  private String named(Object request, String path) {
    String verb = verb(request);
    return verb == null ? path : verb + " " + path;
  }

  private String verb(Object request) {
    return ask(method, request) instanceof String verb ? verb : null;
  }

  @Override
  public String dispatch(Object request) {
    return ask(dispatcher, request) instanceof Enum<?> type ? type.name() : FIRST;
  }

  @Override
  public Object identity(Object request) {
    Object inner = request;
    while (wrapper != null && wrapper.isInstance(inner)) {
      Object next = ask(wrapped, inner);
      if (next == null || next == inner) {
        break;
      }
      inner = next;
    }
    return inner;
  }

  @Override
  public boolean goesOn(Object request, boolean threw) {
    return Boolean.TRUE.equals(ask(asyncStarted, request));
  }

  @Override
  public void whenOver(Object request, Runnable then) {
    Object context = ask(asyncContext, request);
    if (context == null || addListener == null) {
      return;
    }
    Object told =
        Proxy.newProxyInstance(
            listener.getClassLoader(), new Class<?>[] {listener}, new Listener(then));
    try {
      Object nothing = (Object) addListener.invokeExact(context, told);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable hosts) {
      // It has completed just now, or takes no listeners: nobody says when it is over.
      return;
    }
  }

  /**
   * Is told by the server of what becomes of the request; whether it fails or takes too long, it is
   * complete in the end.
   */
  private static final class Listener implements InvocationHandler {
    private final Runnable then;

    Listener(Runnable then) {
      this.then = then;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "onComplete" -> {
          then.run();
          yield null;
        }
        case "equals" -> self == arguments[0];
        case "hashCode" -> System.identityHashCode(self);
        case "toString" -> "outlive";
        default -> null;
      };
    }
  }
}
