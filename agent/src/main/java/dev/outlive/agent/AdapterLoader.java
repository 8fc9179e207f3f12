package dev.outlive.agent;

import dev.outlive.adapter.Adapter;
import java.io.IOException;
import java.io.InputStream;

/**
 * Defines an adapter's classes beside its ORM's: they see the host's loader and, of the agent, the
 * adapter API alone. Reachable from the host's loader only, and dies with it.
 */
final class AdapterLoader extends ClassLoader {
  private static final String API = "dev.outlive.adapter.";

  static {
    registerAsParallelCapable();
  }

  private final String implementations;

  AdapterLoader(Adapter adapter, ClassLoader host) {
    // The agent's own name, so that its frames are known for ours.
    super("outlive", host);
    String name = adapter.getClass().getName();
    this.implementations = name.substring(0, name.lastIndexOf('.') + 1);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(implementations)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
      }
    }
    if (name.startsWith(API)) {
      return AdapterLoader.class.getClassLoader().loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = AdapterLoader.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] file = in.readAllBytes();
      return defineClass(name, file, 0, file.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
