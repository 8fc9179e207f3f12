package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An application on the JDK's own HTTP server, with handlers that are lambdas and one thread. The
 * argument is how many violations there are to be.
 */
public final class HttpServerProgram implements Program {
  private final Borrower borrower = new Borrower();
  private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
  private final CompletableFuture<HttpExchange> waiting = new CompletableFuture<>();
  private final AtomicBoolean broken = new AtomicBoolean();
  private volatile Connection ofWaiting;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService one = Executors.newSingleThreadExecutor();
    server.setExecutor(one);
    serve(server);
    server.start();
    try (borrower) {
      Page page = new Page(server.getAddress().getPort());
      check(page.get("/closing") == 200);
      CompletableFuture<Integer> late = page.begin("/waiting");
      waiting.get();
      check(page.get("/handing-over") == 200);
      check(page.get("/handing-out") == 200);
      check(page.get("/reading") == 200);
      check(page.get("/losing") == 200);
      CompletableFuture<Integer> failing = page.begin("/breaking");
      check(page.get("/keeping/17?name=secret") == 200);
      LeakProgram.await(agent, Long.parseLong(arguments[0]));
      check(failing.isCompletedExceptionally());
      check(!late.isDone());
      ofWaiting.close();
      answer(waiting.get());
      check(late.get() == 200);
    } finally {
      elsewhere.shutdown();
      one.shutdown();
      server.stop(0);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void serve(HttpServer server) {
    answering(server, "/closing", borrower::closes);
    answering(server, "/handing-over", this::handsOver);
    answering(server, "/handing-out", borrower::handsOut);
    answering(server, "/reading", borrower::readsTooLate);
    answering(server, "/losing", borrower::loses);
    answering(server, "/breaking", this::breaks);
    answering(server, "/keeping", borrower::keeps);
    server.createContext("/waiting", this::waits);
  }

  private static void answering(HttpServer server, String path, Work work) {
    HttpContext context =
        server.createContext(
            path,
            exchange -> {
              try {
                work.run();
              } catch (SQLException failure) {
                throw new IOException(failure);
              }
              answer(exchange);
            });
    context.getFilters().add(new Passing());
  }

  private static final class Passing extends Filter {
    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      chain.doFilter(exchange);
    }

    @Override
    public String description() {
      return "passes on";
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void handsOver() throws SQLException {
    Connection connection = borrower.keeps();
    CompletableFuture<Void> work = new CompletableFuture<>();
    elsewhere.execute(
        () -> {
          try {
            Borrower.query(connection);
            work.complete(null);
          } catch (SQLException failure) {
            work.completeExceptionally(failure);
          }
        });
    work.join();
  }

  /** Whoever asks may ask once more. */
  private void breaks() throws SQLException {
    if (broken.compareAndSet(false, true)) {
      borrower.keeps();
    }
    throw new IllegalStateException("as it should");
  }

  /** Is answered later, by another thread. */
  private void waits(HttpExchange exchange) {
    try {
      ofWaiting = borrower.borrow();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    waiting.complete(exchange);
  }
}
