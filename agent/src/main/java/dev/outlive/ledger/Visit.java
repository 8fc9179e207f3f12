package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;

/**
 * A thread's stay in a request, from its outermost entry until that returns: nothing is inherited
 * by other threads. Confined to its thread, and all that holds the request.
 */
final class Visit {
  private final RequestType type;
  private final Object request;
  private final String name;
  private Scope scope;

  /** Of a request, perhaps one that the thread comes back to. */
  Visit(RequestType type, Object request, Scope scope) {
    this.type = type;
    this.request = request;
    this.name = null;
    this.scope = scope;
  }

  /** Of a method that is a request by its name. */
  Visit(String name) {
    this.type = null;
    this.request = null;
    this.name = name;
  }

  /** The thread's, or null. */
  static Visit of(Calls calls) {
    return (Visit) calls.visit;
  }

  /** The request that the thread is in; null in none. */
  static Scope scope(Calls calls) {
    return calls.visit == null ? null : ((Visit) calls.visit).scope();
  }

  /** What a scope is called; null of none, or where it is not known. */
  static String name(Scope scope) {
    if (scope == null) {
      return null;
    }
    Visit here = of(Hooks.calls());
    if (here != null && here.scope == scope) {
      here.callByWhatIsKnown();
    }
    return scope.name();
  }

  /** The request, from its first use on. */
  Scope scope() {
    Scope known = scope;
    if (known == null) {
      known = new Scope(name, request == null ? 0 : type.number(request));
      scope = known;
      String matched = request == null ? null : type.matched(request);
      if (matched != null) {
        // Said now, since what it forwards to later has a pattern of its own.
        known.name(matched);
      }
    }
    return known;
  }

  /** The request if it was ever asked for. */
  Scope begunScope() {
    return scope;
  }

  private void callByWhatIsKnown() {
    if (!scope.named()) {
      scope.call(known());
    }
  }

  /** The last that can be said: the thread leaves. */
  void nameScope() {
    if (!scope.named()) {
      scope.name(known());
    }
  }

  private String known() {
    String matched = type.matched(request);
    return matched == null ? type.mapped(request) : matched;
  }

  /** The method that a framework has found for the request; null if none has. */
  String handler() {
    return request == null ? null : type.handler(request);
  }

  /** Whether the request goes on now that its call has ended, or may. */
  boolean goesOn(boolean threw) {
    return request != null && type.goesOn(request, threw);
  }

  /** Has this run when the request is over. */
  void whenOver(Runnable then) {
    type.whenOver(request, then);
  }

  /** What stands for the request, whatever was wrapped around it; null if there is none. */
  Object identity() {
    return request == null ? null : type.identity(request);
  }
}
