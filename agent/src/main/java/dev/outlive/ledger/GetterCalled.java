package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.report.Frame;
import java.util.List;

/** Names an attribute by the getter of a generated subclass that was called for it. */
final class GetterCalled {
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

  /** Whether such a class was called to change something: nothing else can take that. */
  static boolean isSetter(List<Frame> stack, String entity) {
    for (Frame frame : stack) {
      if (generatedFrom(entity, frame.type())) {
        return frame.method().startsWith("set");
      }
    }
    return false;
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
