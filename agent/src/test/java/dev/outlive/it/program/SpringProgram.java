package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * An application of Spring MVC on a Tomcat with one thread. The argument is how many violations
 * there are to be.
 */
public final class SpringProgram implements Program {
  private static Borrower borrower;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    Tomcat server = server();
    server.start();
    try (Borrower all = new Borrower()) {
      borrower = all;
      Page page = new Page(server.getConnector().getLocalPort());
      check(page.get("/shop/owners/17/closing") == 204);
      check(page.get("/shop/owners/17/forwarding") == 204);
      check(page.get("/shop/owners/17?name=secret") == 204);
      LeakProgram.await(agent, Long.parseLong(arguments[0]));
    } finally {
      server.stop();
    }
  }

  private static Tomcat server() throws IOException {
    File folder = Files.createTempDirectory("tomcat").toFile();
    Tomcat server = new Tomcat();
    server.setBaseDir(folder.getPath());
    server.setPort(0);
    server.getConnector().setProperty("maxThreads", "1");
    server.getConnector().setProperty("minSpareThreads", "1");
    Context context = server.addContext("/shop", folder.getPath());
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(Web.class, Owners.class);
    Tomcat.addServlet(context, "spring", new DispatcherServlet(spring)).addMapping("/");
    return server;
  }

  /** Annotated controllers, as they come. */
  @EnableWebMvc
  static class Web {}

  /** Pages about owners. */
  @Controller
  static class Owners {
    /** Leaves its connection open. */
    @GetMapping("/owners/{ownerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keeps(@PathVariable("ownerId") int owner) throws SQLException {
      borrower.keeps();
    }

    @GetMapping("/owners/{ownerId}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closes(@PathVariable("ownerId") int owner) throws SQLException {
      borrower.closes();
    }

    /** Hands out what the page that it leads to reads too late. */
    @GetMapping("/owners/{ownerId}/forwarding")
    String forwards(@PathVariable("ownerId") int owner) throws SQLException {
      borrower.handsOut();
      return "forward:/target";
    }

    @GetMapping("/target")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reads() {
      borrower.readsTooLate();
    }
  }
}
