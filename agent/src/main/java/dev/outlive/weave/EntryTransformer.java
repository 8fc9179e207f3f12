package dev.outlive.weave;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Puts advice where requests are entered. */
final class EntryTransformer extends ContainedTransformer {
  private final EntryTargets targets;
  private final AtomicReference<ServletMention> servlets;

  /**
   * @param servlets where who comes before it leaves what it has found out
   */
  EntryTransformer(
      ScopeMethods named,
      AtomicReference<ServletMention> servlets,
      WovenClasses wovenClasses,
      WeavingListener listener) {
    super("weaving of requests", wovenClasses, listener);
    this.targets = new EntryTargets(named);
    this.servlets = servlets;
  }

  @Override
  boolean offered(ClassLoader loader, String className) {
    return EntryTargets.offered(loader, className);
  }

  @Override
  byte[] weave(ClassLoader loader, String className, byte[] file) {
    ServletMention seen = servlets.get();
    if (seen != null && seen.rulesOut(loader, className, file) && !targets.concerns(className)) {
      return null;
    }
    Map<String, Entry> entries = targets.of(className, ClassHeader.of(file));
    if (entries.isEmpty() || Mocks.generated(className)) {
      return null;
    }
    beforeFirst();
    return EntryWeaver.weave(file, entries);
  }
}
