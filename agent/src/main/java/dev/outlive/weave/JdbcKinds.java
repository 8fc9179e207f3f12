package dev.outlive.weave;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Which JDBC kinds a type is of, by the headers of its class file and of its super types'. Finding
 * and reading the file of a super type is what takes long, so it can be put off: a class that
 * mentions JDBC, and an application with an ORM has hundreds, is hardly ever of any. A type is read
 * once a loader; loaders are held weakly. Thread-safe.
 */
final class JdbcKinds {
  /** Beside kinds: it may be of more, by super types that nobody has read yet. */
  static final int OPEN = 1 << 30;

  /** Beside kinds: it is a disconnected row set. */
  private static final int ROW_SET = 1 << 31;

  /**
   * What is known of a type.
   *
   * @param found masks of kinds and the bits beside them
   * @param unread where it is open, the types that have not been read: the class itself may have no
   *     file that could be read later
   */
  private record Known(int found, List<String> unread) {
    private static final Known NOTHING = new Known(0, List.of());
  }

  private final Map<ClassLoader, Map<String, Known>> known = new WeakHashMap<>();

  /**
   * What is known of the class with this header without reading another file: the sum of the masks
   * of its kinds, with {@link #OPEN} where that may not be all.
   */
  int known(ClassLoader loader, ClassHeader header) {
    return of(loader, header, false) & ~ROW_SET;
  }

  /** What was found of the type of this name, as {@link #known}; 0 if nobody has asked. */
  int recall(ClassLoader loader, String name) {
    Known recalled = recalled(loader, name);
    return recalled == null ? 0 : recalled.found & ~ROW_SET;
  }

  /** The kinds of the class with this header, as the sum of their masks. */
  int of(ClassLoader loader, ClassHeader header) {
    return of(loader, header, true) & ~ROW_SET;
  }

  /** Whether the type of this name is a row set, which is never bound. */
  boolean rowSet(ClassLoader loader, String name) {
    return (of(loader, name, true) & ROW_SET) != 0;
  }

  private int of(ClassLoader loader, ClassHeader header, boolean reading) {
    String name = header.name();
    List<String> superTypes = new ArrayList<>();
    for (int i = 0; i < header.interfaces(); i++) {
      superTypes.add(header.interfaceName(i));
    }
    if (!header.isInterface() && header.superName() != null) {
      superTypes.add(header.superName());
    }
    return of(loader, name, name.equals("javax/sql/RowSet") ? ROW_SET : 0, superTypes, reading);
  }

  private int of(
      ClassLoader loader, String name, int own, List<String> superTypes, boolean reading) {
    int found = own;
    List<String> unread = new ArrayList<>();
    for (String each : superTypes) {
      int ofEach = of(loader, each, reading);
      found |= ofEach;
      if ((ofEach & OPEN) != 0) {
        unread.add(each);
      }
    }
    remember(loader, name, new Known(found, List.copyOf(unread)));
    return found;
  }

  /** An unknown type is of no kind. */
  private int of(ClassLoader loader, String name, boolean reading) {
    JdbcKind kind = JdbcKind.named(name);
    if (kind != null) {
      return kind.masks();
    }
    if (name.startsWith("java/")) {
      return 0;
    }
    Known recalled = recalled(loader, name);
    if (recalled != null) {
      boolean open = (recalled.found & OPEN) != 0;
      return open && reading
          ? of(loader, name, recalled.found & ~OPEN, recalled.unread, true)
          : recalled.found;
    }
    return reading ? read(loader, name) : OPEN;
  }

  private int read(ClassLoader loader, String name) {
    ClassHeader header;
    try {
      byte[] file = ClassFiles.read(loader, name);
      header = file == null ? null : ClassHeader.of(file);
    } catch (IOException | RuntimeException e) {
      // A loader without resources: nothing is known of it, and what is not known is not woven.
      header = null;
    }
    if (header == null) {
      remember(loader, name, Known.NOTHING);
      return 0;
    }
    return of(loader, header, true);
  }

  private Known recalled(ClassLoader loader, String name) {
    synchronized (known) {
      Map<String, Known> ofLoader = known.get(loader);
      return ofLoader == null ? null : ofLoader.get(name);
    }
  }

  private void remember(ClassLoader loader, String name, Known found) {
    synchronized (known) {
      known.computeIfAbsent(loader, l -> new HashMap<>()).put(name, found);
    }
  }
}
