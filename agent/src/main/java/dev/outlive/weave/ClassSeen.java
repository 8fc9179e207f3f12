package dev.outlive.weave;

import java.security.ProtectionDomain;

/** Told of every class that the host loads, before it exists. Must be quick and must not throw. */
@FunctionalInterface
public interface ClassSeen {
  /**
   * @param internalName the class's name
   * @param domain where it comes from, may be null
   */
  void seen(String internalName, ProtectionDomain domain);
}
