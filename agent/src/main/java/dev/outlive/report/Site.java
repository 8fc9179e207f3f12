package dev.outlive.report;

import java.time.Instant;
import java.util.List;

/**
 * Where something happened.
 *
 * @param at when, or null
 * @param thread the thread's name, or null
 * @param scope the request that it happened in, or null
 * @param stack innermost frame first; empty if it was not captured
 * @param how in what way a life ended, where not by hand, or null
 */
public record Site(Instant at, String thread, String scope, List<Frame> stack, String how) {
  public Site {
    stack = stack == null ? List.of() : List.copyOf(stack);
  }

  Site withoutStack() {
    return stack.isEmpty() ? this : new Site(at, thread, scope, List.of(), how);
  }
}
