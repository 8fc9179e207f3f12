package dev.outlive.ledger;

import com.sun.net.httpserver.HttpExchange;

/**
 * Exchanges of the JDK's HTTP server. It knows no patterns: a handler is called for all below its
 * context's path.
 */
final class JdkExchanges implements RequestType {
  static final String TYPE = "com.sun.net.httpserver.HttpExchange";

  private static final int NO_RESPONSE = -1;

  @Override
  public String mapped(Object request) {
    try {
      HttpExchange exchange = (HttpExchange) request;
      return exchange.getRequestMethod() + " " + exchange.getHttpContext().getPath();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * A handler that has answered nothing has left that to another thread; nobody says until when.
   */
  @Override
  public boolean goesOn(Object request, boolean threw) {
    try {
      return !threw && ((HttpExchange) request).getResponseCode() == NO_RESPONSE;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
