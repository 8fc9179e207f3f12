package dev.outlive.agent;

import dev.outlive.hook.Stamped;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/** Proves, in the JVM that it is attached to, that a JDBC class that is loaded now is woven. */
final class SelfCheck {
  private static final String PROBE = "dev.outlive.agent.SelfCheckSavepoint";

  private SelfCheck() {}

  /** What is wrong, or null. */
  static String run() throws IOException {
    try (InputStream in =
        SelfCheck.class.getClassLoader().getResourceAsStream(PROBE.replace('.', '/') + ".class")) {
      Class<?> probe = new ProbeLoader().define(in.readAllBytes());
      Object savepoint = probe.getDeclaredConstructor().newInstance();
      if (!(savepoint instanceof Stamped stamped)) {
        return "a JDBC class was loaded and not woven";
      }
      return stamped.$outlive$stamp() == null ? null : "a new object carries a stamp";
    } catch (InstantiationException
        | IllegalAccessException
        | InvocationTargetException
        | NoSuchMethodException
        | LinkageError e) {
      return e.toString();
    }
  }

  private static final class ProbeLoader extends ClassLoader {
    ProbeLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> define(byte[] file) {
      return defineClass(PROBE, file, 0, file.length);
    }
  }
}
