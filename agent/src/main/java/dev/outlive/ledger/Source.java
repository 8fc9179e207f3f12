package dev.outlive.ledger;

import dev.outlive.report.JdbcUrl;
import java.lang.ref.WeakReference;

/**
 * Where a connection came from: a URL, or a data source that is asked for its pool's name only when
 * somebody wants to read it. A connection is never asked: asking can borrow one.
 */
final class Source {
  /** How the pools that have a name call it; all are plain getters. */
  private static final String[] NAME_GETTERS = {
    "getPoolName", "getDataSourceName", "getName", "getJmxName"
  };

  /** No data source's. */
  static final Source NONE = new Source(null, null);

  /** Most processes have one: what is kept for each of many threads is the same. Racy. */
  private static Source latest = NONE;

  private final String url;
  private final WeakReference<Object> dataSource;
  private volatile String name;

  private Source(String url, Object dataSource) {
    this.url = url;
    this.dataSource = new WeakReference<>(dataSource);
  }

  static Source url(String url) {
    return new Source(url, null);
  }

  static Source dataSource(Object dataSource) {
    Source known = latest;
    if (!known.is(dataSource)) {
      known = new Source(null, dataSource);
      latest = known;
    }
    return known;
  }

  boolean is(Object asked) {
    return url == null && dataSource.refersTo(asked);
  }

  /** What tells this source from another: the data source, else the URL. */
  Object identity() {
    return url == null ? dataSource.get() : url;
  }

  /** The URL that it was opened by; null if a data source was asked. */
  String url() {
    return url;
  }

  /** The name that a user knows it by; null if it is gone and was never asked. */
  String name() {
    if (name == null) {
      if (url != null) {
        name = JdbcUrl.sanitized(url);
      } else {
        Object asked = dataSource.get();
        name = asked == null ? null : nameOf(asked);
      }
    }
    return name;
  }

  private static String nameOf(Object dataSource) {
    for (String getter : NAME_GETTERS) {
      try {
        Object answer = dataSource.getClass().getMethod(getter).invoke(dataSource);
        if (answer instanceof String text && !text.isBlank()) {
          return text.startsWith("jdbc:") ? JdbcUrl.sanitized(text) : text;
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // Not this pool's word for it: the next, and in the end the class's name, will do.
        continue;
      }
    }
    return dataSource.getClass().getSimpleName();
  }
}
