package dev.outlive.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;

/**
 * Adds members. Not capable of retransformation: what it makes is the base of every later
 * retransformation by whomever, and on a redefinition it is applied again exactly where the loaded
 * class has the members. Otherwise hot-swap and other agents would fail on our classes.
 */
final class MemberTransformer implements ClassFileTransformer {
  private final Weaver weaver;
  private final WeavingListener listener;

  MemberTransformer(Weaver weaver, WeavingListener listener) {
    this.weaver = weaver;
    this.listener = listener;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] file) {
    if (className == null || Loaders.never(loader, className)) {
      return null;
    }
    try {
      if (redefined != null && !weaver.hasMembers(className)) {
        return null;
      }
      listener.seen(className, domain);
      List<OrmTargets.Target> targets = weaver.ormTargets(loader, className);
      if (!targets.isEmpty()) {
        return weaver.withMark(loader, className, targets, file);
      }
      ClassType type = weaver.target(loader, className, file);
      return type == null ? null : weaver.withMembers(type, file);
    } catch (Throwable t) {
      weaver.giveUp(loader, className);
      weaver.failed(className, t);
      return null;
    }
  }
}
