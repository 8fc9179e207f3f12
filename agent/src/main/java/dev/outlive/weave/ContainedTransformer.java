package dev.outlive.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts advice into classes of the application. Capable of retransformation, as it adds no members;
 * of its own, so that it fails alone.
 */
abstract class ContainedTransformer implements ClassFileTransformer {
  /** Beyond this, what fails is not a class but the weaving. */
  private static final int TOO_MANY_FAILURES = 10;

  private final String part;
  private final WovenClasses wovenClasses;
  private final WeavingListener listener;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param part what it is called where it fails
   */
  ContainedTransformer(String part, WovenClasses wovenClasses, WeavingListener listener) {
    this.part = part;
    this.wovenClasses = wovenClasses;
    this.listener = listener;
  }

  /** Whether classes of this loader may be woven. */
  abstract boolean offered(ClassLoader loader, String className);

  /** Weaves a class; null to leave it as it is. May throw. */
  abstract byte[] weave(ClassLoader loader, String className, byte[] file);

  @Override
  public final byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] file) {
    if (className == null || !offered(loader, className) || failures.get() >= TOO_MANY_FAILURES) {
      return null;
    }
    try {
      return weave(loader, className, file);
    } catch (Throwable t) {
      failures.incrementAndGet();
      wovenClasses.failed();
      listener.failed(part, className, t);
      return null;
    }
  }

  /** Before anything is woven, what it will call must be there; more than once does no harm. */
  final void beforeFirst() {
    if (!begun.get()) {
      listener.beforeFirstEntry();
      begun.set(true);
    }
  }
}
