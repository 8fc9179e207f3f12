package dev.outlive.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;

/** Of samples of Java code, how many the host's own is, and how many each of our hooks. */
final class HookShares {

  /** A frame, as far as it matters. */
  record Frame(String type, String method) {

    /** A frame that JFR cannot name belongs to nobody. */
    static Frame of(RecordedFrame frame) {
      RecordedMethod method = frame.getMethod();
      return method == null
          ? new Frame("", "")
          : new Frame(method.getType().getName().replace('/', '.'), method.getName());
    }

    /** A hook that woven code calls, or a member that was woven in. */
    private boolean ours() {
      return type.startsWith("java.lang.$Outlive") || method.startsWith("$outlive$");
    }
  }

  private final Map<String, Integer> byHook = new TreeMap<>();
  private int all;

  /**
   * Takes a sample.
   *
   * @param stack innermost frame first
   */
  void add(List<Frame> stack) {
    all++;
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i).ours()) {
        // What the host's code has called: the rest happens inside.
        byHook.merge(stack.get(i).method(), 1, Integer::sum);
        return;
      }
    }
  }

  int samples() {
    return all;
  }

  /** In percent of all samples, by the name of the hook. */
  Map<String, Double> percent() {
    Map<String, Double> percent = new TreeMap<>();
    byHook.forEach((hook, count) -> percent.put(hook, percent(count)));
    return percent;
  }

  /** Of all hooks together. */
  double sum() {
    return percent(byHook.values().stream().mapToInt(Integer::intValue).sum());
  }

  private double percent(int count) {
    return 100.0 * count / Math.max(1, all);
  }
}
