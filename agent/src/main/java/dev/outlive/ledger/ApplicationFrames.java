package dev.outlive.ledger;

import dev.outlive.report.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the application's frames from the libraries'. By the user's prefixes; where there are none
 * by exclusion: not the JDK, not generated, not in the shipped list of libraries, though classes in
 * directories and in an archive's own {@code classes} always are. Thread-safe.
 */
public final class ApplicationFrames {
  private static final String OWN_LOADER = "outlive";

  private final List<String> prefixes;
  private final Set<String> inApplication = ConcurrentHashMap.newKeySet();
  private volatile Location last = new Location(null, false);

  /** Of classes, which do not change: a walk asks it of each frame. */
  private final ClassValue<Boolean> ofApplication =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          return loader != null
              && !type.isHidden()
              && contains(type.getName(), type.getModule().getName(), loader.getName());
        }
      };

  /**
   * @param prefixes package prefixes of the application, empty for by exclusion
   */
  public ApplicationFrames(List<String> prefixes) {
    this.prefixes = List.copyOf(prefixes);
  }

  /** Notes a class that has a library's name but comes with the application. */
  public void seen(String internalName, ProtectionDomain domain) {
    if (domain == null) {
      return;
    }
    Location known = last;
    if (!known.domain.refersTo(domain)) {
      known = new Location(domain, ofApplication(domain));
      last = known;
    }
    if (known.application) {
      String name = internalName.replace('/', '.');
      if (inLibrary(name)) {
        inApplication.add(name);
      }
    }
  }

  /** Whether a class of this name is the application's. */
  public boolean contains(String className, String module, String loader) {
    if (OWN_LOADER.equals(loader)
        || className.startsWith("java.lang.$Outlive")
        || className.startsWith("dev.outlive.agent.")) {
      return false;
    }
    if (!prefixes.isEmpty()) {
      for (String prefix : prefixes) {
        if (className.startsWith(prefix)) {
          return true;
        }
      }
      return false;
    }
    if (module != null && (module.startsWith("java.") || module.startsWith("jdk."))
        || "platform".equals(loader)
        || generated(className)) {
      return false;
    }
    return !inLibrary(className) || inApplication.contains(className);
  }

  boolean contains(StackTraceElement frame) {
    return contains(frame.getClassName(), frame.getModuleName(), frame.getClassLoaderName());
  }

  boolean contains(StackWalker.StackFrame frame) {
    return ofApplication.get(frame.getDeclaringClass());
  }

  /** Frames to be read, ours left out. */
  List<Frame> text(StackTraceElement[] stack) {
    List<Frame> frames = new ArrayList<>(stack.length);
    for (StackTraceElement each : stack) {
      if (!own(each.getClassName(), each.getMethodName(), each.getClassLoaderName())) {
        frames.add(
            new Frame(
                each.getClassName(),
                each.getMethodName(),
                each.getFileName(),
                each.getLineNumber(),
                contains(each)));
      }
    }
    return List.copyOf(frames);
  }

  static boolean own(String className, String method, String loader) {
    return OWN_LOADER.equals(loader)
        || className.startsWith("java.lang.$Outlive")
        || method.startsWith("$outlive$");
  }

  private static boolean inLibrary(String className) {
    // None of them begins another: only the last that comes before it can be what it begins with.
    int at = Arrays.binarySearch(Libraries.PREFIXES, className);
    return at < -1 && className.startsWith(Libraries.PREFIXES[-at - 2]);
  }

  static boolean generated(String className) {
    return className.contains("$$")
        || className.contains("$Proxy")
        || className.contains("/0x")
        || className.contains("GeneratedMethodAccessor")
        || className.contains("GeneratedConstructorAccessor");
  }

  private static boolean ofApplication(ProtectionDomain domain) {
    CodeSource source = domain.getCodeSource();
    if (source == null || source.getLocation() == null) {
      return false;
    }
    String location = source.getLocation().toString();
    return location.contains("BOOT-INF/classes")
        || location.contains("WEB-INF/classes")
        || location.endsWith("/") && !location.contains("!/");
  }

  /** The shipped list, read when the first class comes that may be on it. */
  private static final class Libraries {
    static final String[] PREFIXES = read();

    private static String[] read() {
      List<String> prefixes = new ArrayList<>();
      try (InputStream in = ApplicationFrames.class.getResourceAsStream("libraries.txt");
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isBlank() && !line.startsWith("#")) {
            prefixes.add(line.strip());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      String[] sorted = prefixes.toArray(new String[0]);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private static final class Location {
    private final WeakReference<ProtectionDomain> domain;
    private final boolean application;

    Location(ProtectionDomain domain, boolean application) {
      this.domain = new WeakReference<>(domain);
      this.application = application;
    }
  }
}
