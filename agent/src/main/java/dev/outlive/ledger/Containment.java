package dev.outlive.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Where our own failures end. Each is counted; the first of a part is said, and a part that fails
 * repeatedly is switched off and says so once. Nothing leaves here into the host. Thread-safe.
 */
public final class Containment {
  private static final int TOO_OFTEN = 10;

  private final Map<String, Part> parts = new ConcurrentHashMap<>();
  private final LongAdder failures = new LongAdder();
  private final Consumer<String> notice;

  /**
   * @param notice where to say it; must not throw
   */
  public Containment(Consumer<String> notice) {
    this.notice = notice;
  }

  /** The part of this name. */
  public Part part(String name) {
    return parts.computeIfAbsent(name, Part::new);
  }

  /** What fails, and is switched off, as one. */
  public final class Part {
    private final String name;
    private final AtomicInteger failed = new AtomicInteger();

    /** Asked at each call of the host's, so a field of its own. */
    private volatile boolean works = true;

    private Part(String name) {
      this.name = name;
    }

    /** Whether it still works. */
    public boolean works() {
      return works;
    }

    /** Takes in a failure of this part. */
    public void failed(Throwable failure) {
      failed("", failure);
    }

    /** Takes in a failure of this part at something. */
    public void failed(String at, Throwable failure) {
      failures.increment();
      if (failure instanceof VirtualMachineError) {
        // The host has run out of stack or memory, perhaps inside our code: no fault of the part.
        return;
      }
      try {
        int times = failed.incrementAndGet();
        if (times == 1) {
          notice.accept("suppressed failure in " + name + at + ": " + describe(failure));
        } else if (times == TOO_OFTEN) {
          works = false;
          notice.accept(name + " failed " + times + " times and is switched off");
        }
      } catch (VirtualMachineError e) {
        // There is nothing left to say it with; it is counted.
        return;
      }
    }
  }

  /** How many failures were suppressed. */
  public long failures() {
    return failures.sum();
  }

  private static String describe(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    StringBuilder text = new StringBuilder(failure.toString());
    if (innermost != failure) {
      text.append(" because of ").append(innermost);
    }
    StackTraceElement[] stack = innermost.getStackTrace();
    for (int i = 0; i < Math.min(stack.length, 6); i++) {
      text.append(" < ").append(stack[i]);
    }
    return text.toString();
  }
}
