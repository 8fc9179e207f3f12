package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.EntryTracker;
import dev.outlive.weave.Mocks;
import java.lang.reflect.Proxy;

/**
 * Requests as threads enter and leave them. Contains its failures. A wrong scope is worse than
 * none: where it is not certain which request a thread is in, it is in none, and where it is not
 * certain that a request is over, it is not.
 */
public final class Scopes extends EntryTracker {
  private final Containment.Part part;

  /** Requests that go on after their call has returned, by the server's objects for them. */
  private final WeakIdentityMap<Scope> goingOn = new WeakIdentityMap<>();

  private final ClassValue<RequestType> types =
      new ClassValue<>() {
        @Override
        protected RequestType computeValue(Class<?> type) {
          return RequestTypes.of(type);
        }
      };

  /**
   * @param containment takes our failures
   */
  public Scopes(Containment containment) {
    this.part = containment.part("request scopes");
  }

  @Override
  public Object entered(Calls calls, Object request, String name) {
    try {
      if (part.works() && (request != null || name != null)) {
        calls.visit = request == null ? new Visit(name) : visit(calls, request);
      }
    } catch (Throwable t) {
      calls.visit = null;
      part.failed(t);
    }
    return calls.visit;
  }

  private Visit visit(Calls calls, Object request) {
    RequestType type = type(request);
    Scope before = null;
    if (calls.lastScope != null || goingOn.size() > 0) {
      before = before(calls, type.identity(request), type.dispatch(request));
    }
    return new Visit(type, request, before);
  }

  private RequestType type(Object request) {
    // A mock's class is one of many, or says nothing: it must not be asked anything.
    boolean mock = Proxy.isProxyClass(request.getClass()) && Mocks.handled(request);
    return mock ? RequestType.UNKNOWN : types.get(request.getClass());
  }

  /** The scope that a request had when its last call returned; null if it has not been here. */
  private Scope before(Calls calls, Object identity, String dispatch) {
    Scope before = goingOn.get(identity);
    if (dispatch.equals(RequestType.FIRST)) {
      if (before != null) {
        // The server uses its object again: nobody has said so, but that request is over.
        over(identity, before);
      }
      return null;
    }
    if (before == null
        && dispatch.equals(RequestType.ERROR)
        && calls.lastScope instanceof Scope last
        && last.request == System.identityHashCode(identity)) {
      // On the same thread, right after the call that failed.
      before = last;
    }
    if (before != null) {
      before.resume();
    }
    return before;
  }

  @Override
  public void left(Calls calls, Object entered, boolean threw) {
    try {
      Visit visit = (Visit) entered;
      Scope scope = visit.begunScope();
      calls.lastScope = scope;
      if (scope != null) {
        visit.nameScope();
        left(visit, scope, threw);
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  private void left(Visit visit, Scope scope, boolean threw) {
    if (visit.goesOn(threw)) {
      Object identity = visit.identity();
      goingOn.put(identity, scope);
      visit.whenOver(() -> over(identity, scope));
    } else {
      over(visit.identity(), scope);
    }
  }

  private void over(Object identity, Scope scope) {
    if (identity != null && goingOn.get(identity) == scope) {
      goingOn.remove(identity);
    }
    scope.end(System.currentTimeMillis());
  }
}
