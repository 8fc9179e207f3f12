package dev.outlive.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.outlive.orm.ConnectionContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

final class NextRequest implements Scene {

  @Override
  public String name() {
    return "next-request";
  }

  @Override
  public String story() {
    return """
        A web application keeps the author in the user's session: one request
        loads it, the next one renders it, long after the first one's connection.""";
  }

  @Override
  public int visits() {
    return 2;
  }

  @Override
  public String visit(Library library) throws Exception {
    Session session = new Session();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/login", exchange -> login(exchange, library, session));
    server.createContext("/page", exchange -> page(exchange, session));
    server.start();
    try {
      get(server, "/login");
      return get(server, "/page");
    } finally {
      server.stop(0);
    }
  }

  private static void login(HttpExchange exchange, Library library, Session session)
      throws IOException {
    try (ConnectionContext context = library.database().connectionContext()) {
      session.author = context.database().select(Author.TABLE).get();
    }
    answer(exchange, 200, "Welcome");
  }

  private static void page(HttpExchange exchange, Session session) throws IOException {
    try {
      answer(exchange, 200, Page.BOOKS.of(session.author));
    } catch (Page.RenderingFailed failure) {
      answer(exchange, 500, ErrorPage.of(failure).getMessage());
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String get(HttpServer server, String path)
      throws IOException, InterruptedException, ErrorPage {
    InetSocketAddress address = server.getAddress();
    URI uri = URI.create("http://" + address.getHostString() + ":" + address.getPort() + path);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new ErrorPage(response.body());
    }
    return response.body();
  }

  /** What the server remembers of its one user. */
  private static final class Session {
    private volatile Author author;
  }
}
