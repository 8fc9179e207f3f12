package dev.outlive.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/**
 * Tells the story of a model that outlives its connection, and of the cures, on a real database:
 * {@code java -jar demo-app.jar --tour}. Attach the agent to see what it says to each scene. Exit
 * codes: 0 done, 1 failed with a reason, 2 wrong usage.
 */
public final class Demo {

  private Demo() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    int status = run(arguments, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println();
      err.println(Options.USAGE);
      return 2;
    }
    try {
      switch (options.action()) {
        case HELP -> out.println(Options.USAGE);
        case LIST -> list(out);
        case TABLE -> table(options, out);
        case PLAY -> play(options, out);
      }
      return 0;
    } catch (SQLException | IOException | RuntimeException e) {
      err.println("The demo failed: " + e);
      return 1;
    }
  }

  private static void list(PrintStream out) {
    for (Scene scene : Tour.SCENES) {
      out.println(scene.name());
      scene.story().lines().forEach(line -> out.println("    " + line));
    }
  }

  private static void table(Options options, PrintStream out) throws IOException {
    out.println();
    out.println("What the user saw:");
    out.println();
    out.print(new Outcomes(options.file()).table());
  }

  private static void play(Options options, PrintStream out) throws SQLException, IOException {
    Tour tour = new Tour(out);
    tour.title(options.way(), options.target());
    try (Library library = Library.open(options.target())) {
      for (Scene scene : options.scenes()) {
        String seen = tour.play(scene, library);
        if (options.file() != null) {
          new Outcomes(options.file())
              .add(options.way() == null ? "this run" : options.way(), scene, seen);
        }
      }
    }
    out.println();
    out.flush();
  }
}
