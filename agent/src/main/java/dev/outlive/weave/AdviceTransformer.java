package dev.outlive.weave;

import dev.outlive.hook.Stamped;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;

/** Puts advice into method bodies; capable of retransformation. */
final class AdviceTransformer implements ClassFileTransformer {
  private final Weaver weaver;

  AdviceTransformer(Weaver weaver) {
    this.weaver = weaver;
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
      List<OrmTargets.Target> targets = weaver.ormTargets(loader, className);
      if (!targets.isEmpty()) {
        return weaver.withOrmAdvice(loader, className, targets, file);
      }
      ClassType type = weaver.known(loader, className);
      if (type == null) {
        return weaver.withRefusals(loader, className, file);
      }
      if (redefined != null && type.stamped() && !Stamped.class.isAssignableFrom(redefined)) {
        // Loaded before its members could be added: advice would call what is not there.
        return null;
      }
      if (redefined == null && type.stamped() && !weaver.hasMembers(className)) {
        // Known as what a class of JDBC's inherits from, and none of JDBC's by itself.
        return null;
      }
      return weaver.withAdvice(type, file);
    } catch (Throwable t) {
      weaver.failed(className, t);
      return null;
    }
  }
}
