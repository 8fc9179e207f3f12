package com.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server and the one who asks it. */
final class Requests implements AutoCloseable {
  private final HttpServer server;

  private Requests(HttpServer server) {
    this.server = server;
  }

  static Requests served() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return new Requests(server);
  }

  void createContext(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  void get(String path) throws IOException {
    InetSocketAddress at = server.getAddress();
    try (InputStream answer =
        URI.create("http://" + at.getHostString() + ":" + at.getPort() + path)
            .toURL()
            .openStream()) {
      answer.readAllBytes();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
