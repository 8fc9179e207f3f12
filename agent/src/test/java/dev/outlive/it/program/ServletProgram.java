package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * An application of servlets on a Tomcat with one thread, of either name space: the test rewrites
 * the imports for the older one. The argument is how many violations there are to be.
 */
public final class ServletProgram implements Program {
  private static final String ROWS = "rows";
  private static final String CONNECTION = "connection";

  private final Borrower borrower = new Borrower();
  private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
  private final CountDownLatch waits = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    Tomcat server = server();
    server.start();
    try (borrower) {
      Page page = new Page(server.getConnector().getLocalPort());
      CompletableFuture<Integer> waiting = page.begin("/waiting");
      waits.await();
      check(page.get("/closing") == 200);
      check(page.get("/leaving-to-filter") == 200);
      check(page.get("/handing-over") == 200);
      check(page.get("/forwarding") == 200);
      check(page.get("/including") == 200);
      check(page.get("/breaking") == 500);
      check(page.get("/handing-out") == 200);
      check(page.get("/reading") == 200);
      check(page.get("/dispatching") == 200);
      check(page.get("/losing") == 200);
      check(page.get("/completing") == 200);
      check(page.get("/timing-out") == 500);
      check(page.get("/keeping/17?name=secret") == 200);
      LeakProgram.await(agent, Long.parseLong(arguments[0]));
      check(!waiting.isDone());
      goOn.countDown();
      check(waiting.get() == 200);
    } finally {
      elsewhere.shutdown();
      server.stop();
    }
  }

  private Tomcat server() throws IOException {
    File folder = Files.createTempDirectory("tomcat").toFile();
    Tomcat server = new Tomcat();
    server.setBaseDir(folder.getPath());
    server.setPort(0);
    server.getConnector().setProperty("maxThreads", "1");
    server.getConnector().setProperty("minSpareThreads", "1");
    Context context = server.addContext("", folder.getPath());
    filtered(context, "outer", new Closing());
    filtered(context, "inner", (request, response, chain) -> chain.doFilter(request, response));
    add(context, "/closing", (request, response) -> borrower.closes());
    add(context, "/leaving-to-filter", this::leavesToFilter);
    add(context, "/handing-over", this::handsOver);
    add(context, "/forwarding", this::forwards);
    add(context, "/including", this::includes);
    add(context, "/target", this::readsOfRequest);
    add(context, "/breaking", this::breaks);
    add(context, "/error", this::showsError);
    ErrorPage error = new ErrorPage();
    error.setLocation("/error");
    context.addErrorPage(error);
    add(context, "/handing-out", (request, response) -> borrower.handsOut());
    add(context, "/reading", (request, response) -> borrower.readsTooLate());
    add(context, "/dispatching", this::dispatches);
    add(context, "/losing", (request, response) -> borrower.loses());
    add(context, "/waiting", this::waits);
    add(context, "/completing", this::completes);
    add(context, "/timing-out", this::timesOut);
    add(context, "/keeping/*", (request, response) -> borrower.keeps());
    return server;
  }

  @FunctionalInterface
  private interface Work {
    void run(HttpServletRequest request, HttpServletResponse response)
        throws SQLException, ServletException, IOException;
  }

  private static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Work work;

    Servlet(Work work) {
      this.work = work;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      try {
        work.run(request, response);
      } catch (SQLException failure) {
        throw new ServletException(failure);
      }
    }
  }

  private static void add(Context context, String pattern, Work work) {
    Wrapper servlet = Tomcat.addServlet(context, pattern, new Servlet(work));
    servlet.setAsyncSupported(true);
    servlet.addMapping(pattern);
  }

  private static void filtered(Context context, String name, Filter filter) {
    FilterDef definition = new FilterDef();
    definition.setFilterName(name);
    definition.setFilter(filter);
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName(name);
    everywhere.addURLPattern("/*");
    context.addFilterMap(everywhere);
  }

  /** Closes what the servlet has left to it, as a framework does. */
  private static final class Closing implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
      if (request.getAttribute(CONNECTION) instanceof Connection left) {
        try {
          left.close();
        } catch (SQLException failure) {
          throw new ServletException(failure);
        }
      }
    }
  }

  private void leavesToFilter(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    request.setAttribute(CONNECTION, borrower.borrow());
  }

  /** The other thread works with it before this one's request is over, and goes on. */
  private void handsOver(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    Connection connection = borrower.keeps();
    CompletableFuture<ResultSet> work = new CompletableFuture<>();
    elsewhere.execute(
        () -> {
          try {
            work.complete(Borrower.query(connection));
          } catch (SQLException failure) {
            work.completeExceptionally(failure);
          }
        });
    work.join();
  }

  private void forwards(HttpServletRequest request, HttpServletResponse response)
      throws SQLException, ServletException, IOException {
    request.setAttribute(ROWS, borrower.handsOut());
    request.getRequestDispatcher("/target").forward(request, response);
  }

  private void includes(HttpServletRequest request, HttpServletResponse response)
      throws SQLException, ServletException, IOException {
    request.setAttribute(ROWS, borrower.handsOut());
    request.getRequestDispatcher("/target").include(request, response);
  }

  private void readsOfRequest(HttpServletRequest request, HttpServletResponse response) {
    borrower.readsTooLate((ResultSet) request.getAttribute(ROWS));
  }

  private void breaks(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    request.setAttribute(ROWS, borrower.handsOut());
    throw new IllegalStateException("as it should");
  }

  private void showsError(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(ROWS) instanceof ResultSet rows) {
      borrower.readsTooLate(rows);
    }
  }

  /** Goes on in another call of the server's, which is the same request. */
  private void dispatches(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    request.setAttribute(ROWS, borrower.handsOut());
    request.startAsync().dispatch("/target");
  }

  /** Keeps its connection for as long as it takes, and closes it before it is complete. */
  private void waits(HttpServletRequest request, HttpServletResponse response) throws SQLException {
    Connection connection = borrower.borrow();
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    waits.countDown();
    new Thread(
            () -> {
              try {
                goOn.await();
                connection.close();
              } catch (InterruptedException | SQLException failure) {
                failure.printStackTrace();
              }
              async.complete();
            })
        .start();
  }

  private void completes(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    borrower.keeps();
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    elsewhere.execute(async::complete);
  }

  private void timesOut(HttpServletRequest request, HttpServletResponse response)
      throws SQLException {
    borrower.keeps();
    request.startAsync().setTimeout(1);
  }
}
