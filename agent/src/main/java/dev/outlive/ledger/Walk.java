package dev.outlive.ledger;

import dev.outlive.report.Fingerprint;
import dev.outlive.report.Frame;
import dev.outlive.weave.WovenClasses;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import javax.transaction.xa.XAResource;

/**
 * The stack of a use, taken when something over was used: only here is it decided whether the use
 * was the application's.
 */
final class Walk {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final int DEEPEST = 1024;

  /** How many application frames tell one place from another. */
  private static final int DECIDING = 5;

  /** From the top as far as it was read: whatever else there is lies below. */
  private final List<StackFrame> nearest;

  private final ApplicationFrames application;

  private Walk(List<StackFrame> nearest, ApplicationFrames application) {
    this.nearest = nearest;
    this.application = application;
  }

  /**
   * The stack from the woven call outwards, or null if the use is nobody's fault: a driver's or
   * pool's own call inside another JDBC call, or a pool at its housekeeping: with no application on
   * the stack, or as a data source that is asked for something else than a connection, as to close.
   * Read no further than the application's calls that decide.
   */
  static Walk ofUse(WovenClasses woven, ApplicationFrames application) {
    List<StackFrame> frames = nearest(application);
    if (frames.size() > 1 && ofOneDriver(woven, application, frames.get(0), frames.get(1))) {
      return null;
    }
    for (int i = 1; i < frames.size(); i++) {
      StackFrame frame = frames.get(i);
      String type = frame.getClassName();
      if (woven.ofJdbc(type) || woven.contains(type, frame.getMethodName())) {
        return null;
      }
      if (i == 1 && woven.dataSource(type) && !application.contains(frame)) {
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
    return WALKER.walk(
        stream ->
            stream
                .filter(frame -> notOurs(frame) && !ofDriver(woven, frame))
                .findFirst()
                .map(application::contains)
                .orElse(false));
  }

  private static boolean ofDriver(WovenClasses woven, StackFrame frame) {
    String type = frame.getClassName();
    return woven.contains(type, frame.getMethodName())
        || type.startsWith("java.sql.")
        || woven.ofJdbc(type);
  }

  /** Shows the frames' classes and methods, innermost first, until one is what is looked for. */
  static void outwards(BiPredicate<String, String> lookedFor) {
    WALKER.walk(
        stream ->
            stream
                .filter(Walk::notOurs)
                .limit(DEEPEST)
                .anyMatch(frame -> lookedFor.test(frame.getClassName(), frame.getMethodName())));
  }

  /** Whether a resource of distributed transactions is being started, woven or not. */
  static boolean startsBranch() {
    return WALKER.walk(
        stream ->
            stream.anyMatch(
                frame ->
                    frame.getMethodName().equals("start")
                        && XAResource.class.isAssignableFrom(frame.getDeclaringClass())));
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

  /** The application's calls that tell this place from others, read no further than they lie. */
  static List<String> calls(ApplicationFrames application) {
    return WALKER.walk(
        stream ->
            Fingerprint.calls(
                stream
                    .filter(frame -> application.contains(frame) && notOurs(frame))
                    .map(Walk::withoutLine)));
  }

  private static Frame withoutLine(StackFrame frame) {
    return new Frame(frame.getClassName(), frame.getMethodName(), null, -1, true);
  }

  /** The call at the top of this stack, if it is the application's own; else null. */
  Call ownCall() {
    return nearest.size() > 1 && application.contains(nearest.get(1))
        ? Call.of(nearest.get(0), nearest.get(1))
        : null;
  }

  /** The application's calls that tell this place from others. */
  List<String> calls() {
    return Fingerprint.calls(nearest.stream().filter(application::contains).map(Walk::withoutLine));
  }

  /** The stack as it is, whoever is on it. */
  static Walk here(ApplicationFrames application) {
    return new Walk(nearest(application), application);
  }

  private static List<StackFrame> nearest(ApplicationFrames application) {
    return WALKER.walk(
        stream -> {
          List<StackFrame> nearest = new ArrayList<>();
          int deciding = 0;
          Iterator<StackFrame> all = stream.filter(Walk::notOurs).limit(DEEPEST).iterator();
          while (deciding < DECIDING && all.hasNext()) {
            StackFrame frame = all.next();
            nearest.add(frame);
            // The first is the woven method: whoever uses it comes after.
            if (nearest.size() > 1 && Fingerprint.counts(frame.getMethodName())) {
              deciding += application.contains(frame) ? 1 : 0;
            }
          }
          return nearest;
        });
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
    return nearest.isEmpty() ? "?" : nearest.get(0).getMethodName();
  }

  /** All frames as text: to be asked for in the call that the walk is of, by its thread. */
  List<Frame> text() {
    List<StackFrame> frames = frames();
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
