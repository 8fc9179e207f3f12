package dev.outlive.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts advice where requests are entered; capable of retransformation, as it adds no members. Of
 * its own, so that it fails alone.
 */
final class EntryTransformer implements ClassFileTransformer {
  /** Beyond this, what fails is not a class but the weaving. */
  private static final int TOO_MANY_FAILURES = 10;

  private final EntryTargets targets;
  private final AtomicReference<ServletMention> servlets;
  private final WovenClasses wovenClasses;
  private final WeavingListener listener;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param servlets where who comes before it leaves what it has found out
   */
  EntryTransformer(
      ScopeMethods named,
      AtomicReference<ServletMention> servlets,
      WovenClasses wovenClasses,
      WeavingListener listener) {
    this.targets = new EntryTargets(named);
    this.servlets = servlets;
    this.wovenClasses = wovenClasses;
    this.listener = listener;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] file) {
    if (className == null
        || !EntryTargets.offered(loader, className)
        || failures.get() >= TOO_MANY_FAILURES) {
      return null;
    }
    try {
      ServletMention seen = servlets.get();
      if (seen != null && seen.rulesOut(loader, className, file) && !targets.concerns(className)) {
        return null;
      }
      Map<String, Entry> entries = targets.of(className, ClassHeader.of(file));
      return entries.isEmpty() || Mocks.generated(className) ? null : woven(file, entries);
    } catch (Throwable t) {
      failures.incrementAndGet();
      wovenClasses.failed();
      listener.failed(className, t);
      return null;
    }
  }

  private byte[] woven(byte[] file, Map<String, Entry> entries) {
    if (!begun.get()) {
      // Before anything is woven, what it will call must be there; more than once does no harm.
      listener.beforeFirstEntry();
      begun.set(true);
    }
    return EntryWeaver.weave(file, entries);
  }
}
