package dev.outlive.ledger;

/**
 * What is asked of requests of one class: only what changes nothing, and never for parameters.
 * Asked by the thread that is in the request. What the host throws at it is no answer.
 */
interface RequestType {
  /** The call that a request begins with. */
  String FIRST = "REQUEST";

  /** A call to show what has become of a request that failed. */
  String ERROR = "ERROR";

  /** Requests that nothing is known of, not even when they are over. */
  RequestType UNKNOWN = new RequestType() {};

  /** Method and path pattern as the framework has found it; null if none has. */
  default String matched(Object request) {
    return null;
  }

  /** Method and path pattern as the server knows it; null if it does not. */
  default String mapped(Object request) {
    return null;
  }

  /** The method that the framework has found for it; null if it has found none. */
  default String handler(Object request) {
    return null;
  }

  /** Why the server calls with it, in the words of {@code DispatcherType}. */
  default String dispatch(Object request) {
    return FIRST;
  }

  /** The server's own object for the request, without what was wrapped around it. */
  default Object identity(Object request) {
    return request;
  }

  /** A number that tells the request from others at the same time. */
  default int number(Object request) {
    return System.identityHashCode(identity(request));
  }

  /**
   * Whether the request goes on now that its call has ended, or may.
   *
   * @param threw whether the call has thrown
   */
  default boolean goesOn(Object request, boolean threw) {
    return true;
  }

  /** Has this run when a request that goes on is over, where anybody says so. */
  default void whenOver(Object request, Runnable then) {}
}
