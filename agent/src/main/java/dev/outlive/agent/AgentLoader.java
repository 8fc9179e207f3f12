package dev.outlive.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Keeps everything of the agent's but its door, the libraries included, out of the host's sight:
 * classes lie in the jar as data below {@code outlive/} and are defined here. Thread-safe.
 */
final class AgentLoader extends ClassLoader {
  private static final String FOLDER = "outlive/";
  private static final String EXCEPTION = "dev.outlive.LifecycleViolationException";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final URL base;

  private AgentLoader(JarFile jar, URL base) {
    super("outlive", ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    this.base = base;
  }

  static AgentLoader ofOwnJar() throws IOException, URISyntaxException {
    URL location = OutliveAgent.class.getProtectionDomain().getCodeSource().getLocation();
    return new AgentLoader(new JarFile(new File(location.toURI())), location);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(EXCEPTION)) {
      // The one type that the host and we must share.
      return OutliveAgent.class.getClassLoader().loadClass(name);
    }
    JarEntry entry = jar.getJarEntry(FOLDER + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] file = in.readAllBytes();
      return defineClass(name, file, 0, file.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static String entry(String resource) {
    return FOLDER + (resource.endsWith(".class") ? resource + "data" : resource);
  }

  @Override
  protected URL findResource(String name) {
    String entry = entry(name);
    if (jar.getJarEntry(entry) == null) {
      return null;
    }
    try {
      return URI.create("jar:" + base + "!/" + entry).toURL();
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    JarEntry entry = jar.getJarEntry(entry(name));
    if (entry == null && name.startsWith("java/lang/$")) {
      // What is defined into java.lang lies at the root, where other agents look for class files.
      entry = jar.getJarEntry(name);
    }
    if (entry == null) {
      return super.getResourceAsStream(name);
    }
    try {
      return jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }
}
