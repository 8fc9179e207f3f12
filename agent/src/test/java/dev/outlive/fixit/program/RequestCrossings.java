package dev.outlive.fixit.program;

import com.sun.net.httpserver.HttpServer;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/** Entities and sessions that outlive the request that they were loaded, or opened, in. */
public final class RequestCrossings {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;

  private static Author forOther;
  private static Author forNone;
  private static ConnectionContext left;

  private RequestCrossings() {}

  /** The argument is how many violations there are to be. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("crossings", 4)) {
      Database database = store.database();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService one = Executors.newSingleThreadExecutor();
      server.setExecutor(one);
      serve(server, "/loading", () -> load(database));
      serve(server, "/showing", () -> Said.attempt("showing", forOther::getBio));
      serve(server, "/both", () -> both(database));
      serve(server, "/opening", () -> open(database));
      serve(server, "/ending", () -> left.close());
      server.start();
      for (String path : new String[] {"/loading", "/showing", "/both", "/opening"}) {
        get(server, path);
      }
      Said.attempt("outside", forNone::getBio);
      await(Long.parseLong(arguments[0]));
      get(server, "/ending");
      one.shutdown();
      server.stop(0);
    }
  }

  private static void load(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      forOther = database.select(Author.TABLE).get();
      forNone = database.select(Author.TABLE).where(Author.NAME.eq("Author 2")).get();
    }
  }

  private static void both(Database database) {
    Author author;
    try (ConnectionContext context = database.connectionContext()) {
      author = database.select(Author.TABLE).get();
    }
    Said.attempt("both", author::getBio);
  }

  private static void open(Database database) {
    left = database.connectionContext();
    Said.of("opening", database.select(Author.TABLE).get().getName());
  }

  private static void serve(HttpServer server, String path, Runnable work) {
    server.createContext(
        path,
        exchange -> {
          work.run();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
  }

  private static void get(HttpServer server, String path) throws IOException, InterruptedException {
    URI page = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode();
    Said.of(path, status);
  }

  private static void await(long violations) throws JMException, InterruptedException {
    ObjectName agent = new ObjectName("dev.outlive:type=Agent");
    long begun = System.nanoTime();
    while (violations
        > (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(agent, "Violations")) {
      if (System.nanoTime() - begun > LIMIT_NANOS) {
        throw new IllegalStateException("not reported");
      }
      System.gc();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
