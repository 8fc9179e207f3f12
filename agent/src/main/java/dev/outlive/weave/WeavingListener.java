package dev.outlive.weave;

import java.security.ProtectionDomain;

/** Whoever has the host's classes woven, and hears of it. Must be quick and must not throw. */
public interface WeavingListener {
  /**
   * A class is about to be loaded by the host.
   *
   * @param internalName the class's name
   * @param domain where it comes from, may be null
   */
  void seen(String internalName, ProtectionDomain domain);

  /** The first class is about to be woven, on this thread, which loads it. */
  void beforeFirst();

  /** The first class that requests enter by is about to be woven, on this thread, or more. */
  void beforeFirstEntry();

  /** Whether row calls are to be answered from snapshots. */
  boolean serving();

  /**
   * A class could not be woven and was left as it is.
   *
   * @param part what was being done, such as {@code weaving}: each part fails alone
   * @param className its internal name
   * @param cause what went wrong
   */
  void failed(String part, String className, Throwable cause);
}
