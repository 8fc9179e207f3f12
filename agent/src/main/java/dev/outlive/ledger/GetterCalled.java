package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.report.Frame;
import java.lang.invoke.MethodType;
import java.util.List;

/** Names an attribute by the getter of a generated subclass that was called for it. */
final class GetterCalled {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** How methods begin that are told something and only answer. */
  private static final List<String> ASKING = List.of("get", "is", "has", "equals", "compareTo");

  private GetterCalled() {}

  /**
   * @param stack innermost first
   * @param attribute whose name is not known; it stays so where no such getter was called
   */
  static Attribute in(List<Frame> stack, Attribute attribute) {
    for (Frame frame : stack) {
      if (generatedFrom(attribute.entity(), frame.type())) {
        return new Attribute(attribute.entity(), property(frame.method()), attribute.id());
      }
    }
    return attribute;
  }

  /**
   * Whether such a class was called, on this thread and now, by a method that may change something:
   * nothing else can take that. What answers nothing is for its effect, and what takes something
   * may keep it.
   */
  static boolean mayChange(String entity) {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> generatedFrom(entity, frame.getClassName()))
                .findFirst()
                .map(frame -> mayChange(frame.getMethodName(), frame.getMethodType()))
                .orElse(false));
  }

  static boolean mayChange(String method, MethodType type) {
    return method.startsWith("set")
        || type.returnType() == void.class
        || type.parameterCount() > 0 && ASKING.stream().noneMatch(method::startsWith);
  }

  private static boolean generatedFrom(String entity, String type) {
    if (!type.startsWith(entity)) {
      return false;
    }
    String rest = type.substring(entity.length());
    return rest.contains("Proxy") || rest.contains("$$");
  }

  /** The property that a getter answers, by the rules for beans; else the method's own name. */
  static String property(String method) {
    int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
    if (prefix == 0 || method.length() == prefix) {
      return method;
    }
    String name = method.substring(prefix);
    boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
