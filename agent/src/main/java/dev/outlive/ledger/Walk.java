package dev.outlive.ledger;

import dev.outlive.report.Frame;
import dev.outlive.weave.WovenClasses;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The stack of a use, taken when something over was used: only here is it decided whether the use
 * was the application's.
 */
final class Walk {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final int DEEPEST = 1024;

  private final List<StackFrame> frames;
  private final ApplicationFrames application;

  private Walk(List<StackFrame> frames, ApplicationFrames application) {
    this.frames = frames;
    this.application = application;
  }

  /**
   * The stack from the woven call outwards, or null if the use is nobody's fault: a driver's or
   * pool's own call inside another JDBC call, or a pool at its housekeeping, with no application on
   * the stack.
   */
  static Walk ofUse(WovenClasses woven, ApplicationFrames application) {
    List<StackFrame> frames = frames();
    if (frames.size() > 1 && ofOneDriver(woven, application, frames.get(0), frames.get(1))) {
      return null;
    }
    for (int i = 1; i < frames.size(); i++) {
      StackFrame frame = frames.get(i);
      String type = frame.getClassName();
      if (woven.ofJdbc(type) || woven.contains(type, frame.getMethodName())) {
        return null;
      }
      if (application.contains(frame)) {
        return new Walk(frames, application);
      }
    }
    return null;
  }

  /**
   * Whether a driver calls itself, from a class that is none of JDBC's: a stream of a LOB that asks
   * its connection something. Whoever uses a stale handle is the application or a framework.
   */
  private static boolean ofOneDriver(
      WovenClasses woven, ApplicationFrames application, StackFrame called, StackFrame caller) {
    String root = WovenClasses.root(called.getClassName());
    return root != null
        && root.equals(WovenClasses.root(caller.getClassName()))
        && called.getDeclaringClass().getClassLoader()
            == caller.getDeclaringClass().getClassLoader()
        && (woven.driver(root) || !application.contains(caller));
  }

  /**
   * Whether a physical connection that was just opened is the application's own. It is a pool's, or
   * another library's, if the first frame past the driver's is: a pool that is started by the
   * application opens its first connections with the application on the stack.
   */
  static boolean openedByApplication(WovenClasses woven, ApplicationFrames application) {
    for (StackFrame frame : frames()) {
      String type = frame.getClassName();
      boolean driver =
          woven.contains(type, frame.getMethodName())
              || type.startsWith("java.sql.")
              || woven.ofJdbc(type);
      if (!driver) {
        return application.contains(frame);
      }
    }
    return false;
  }

  /**
   * A woven method and the method that called it.
   *
   * @param type the woven method's class
   * @param method its name
   * @param callerType the class of who called it
   * @param caller the name of who called it
   */
  record Call(String type, String method, String callerType, String caller) {
    private static Call of(StackFrame called, StackFrame caller) {
      return new Call(
          called.getClassName(),
          called.getMethodName(),
          caller.getClassName(),
          caller.getMethodName());
    }
  }

  /** The call that the thread is in, read from the nearest frames alone; null at a stack's end. */
  static Call call() {
    return WALKER.walk(
        stream -> {
          Iterator<StackFrame> nearest = stream.filter(Walk::notOurs).limit(2).iterator();
          StackFrame called = nearest.hasNext() ? nearest.next() : null;
          return nearest.hasNext() ? Call.of(called, nearest.next()) : null;
        });
  }

  /** The call at the top of this stack, if it is the application's own; else null. */
  Call ownCall() {
    return frames.size() > 1 && application.contains(frames.get(1))
        ? Call.of(frames.get(0), frames.get(1))
        : null;
  }

  /** The stack as it is, whoever is on it. */
  static Walk here(ApplicationFrames application) {
    return new Walk(frames(), application);
  }

  private static List<StackFrame> frames() {
    return WALKER.walk(
        stream -> {
          List<StackFrame> list = new ArrayList<>();
          stream.filter(Walk::notOurs).limit(DEEPEST).forEach(list::add);
          return list;
        });
  }

  private static boolean notOurs(StackFrame frame) {
    ClassLoader loader = frame.getDeclaringClass().getClassLoader();
    return !ApplicationFrames.own(
        frame.getClassName(), frame.getMethodName(), loader == null ? null : loader.getName());
  }

  /** The name of the woven method. */
  String method() {
    return frames.isEmpty() ? "?" : frames.get(0).getMethodName();
  }

  /** The frames as text. */
  List<Frame> text() {
    List<Frame> text = new ArrayList<>(frames.size());
    for (StackFrame each : frames) {
      StackTraceElement element = each.toStackTraceElement();
      text.add(
          new Frame(
              element.getClassName(),
              element.getMethodName(),
              element.getFileName(),
              element.getLineNumber(),
              application.contains(each)));
    }
    return text;
  }
}
