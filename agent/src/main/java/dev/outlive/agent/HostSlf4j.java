package dev.outlive.agent;

import dev.outlive.report.HostLogger;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * The host's own SLF4J, logger {@code dev.outlive}. It lives in another loader and in any version,
 * so it is reached through method handles; and only once the host has set it up itself: asking
 * earlier would have the host's logging configured before the host is ready.
 */
final class HostSlf4j implements HostLogger {
  private static final int SUCCESSFUL_INITIALIZATION = 3;

  private final MethodHandle error;
  private final MethodHandle warn;
  private final MethodHandle info;

  private HostSlf4j(Class<?> loggerType, Object logger) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodType text = MethodType.methodType(void.class, String.class);
    error = lookup.findVirtual(loggerType, "error", text).bindTo(logger);
    warn = lookup.findVirtual(loggerType, "warn", text).bindTo(logger);
    info = lookup.findVirtual(loggerType, "info", text).bindTo(logger);
  }

  /** The host's logger, or null while there is none. */
  static HostLogger find(Instrumentation instrumentation) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals("org.slf4j.LoggerFactory")
          && type.getClassLoader() != HostSlf4j.class.getClassLoader()) {
        try {
          if (initialized(type)) {
            Object logger = type.getMethod("getLogger", String.class).invoke(null, "dev.outlive");
            Class<?> loggerType = Class.forName("org.slf4j.Logger", false, type.getClassLoader());
            return new HostSlf4j(loggerType, logger);
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          // An SLF4J that is not as any of ours is: the next one, or our own log.
          continue;
        }
      }
    }
    return null;
  }

  private static boolean initialized(Class<?> factory) throws ReflectiveOperationException {
    Field state = factory.getDeclaredField("INITIALIZATION_STATE");
    state.setAccessible(true);
    return state.getInt(null) == SUCCESSFUL_INITIALIZATION;
  }

  @Override
  public void error(String text) {
    log(error, text);
  }

  @Override
  public void warn(String text) {
    log(warn, text);
  }

  @Override
  public void info(String text) {
    log(info, text);
  }

  private static void log(MethodHandle method, String text) {
    try {
      method.invoke(text);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
