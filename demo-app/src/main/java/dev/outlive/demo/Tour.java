package dev.outlive.demo;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Plays scenes and tells what the user saw. */
final class Tour {

  static final List<Scene> SCENES =
      List.of(
          new AfterClose(),
          new InsideContext(),
          new PlainCopy(),
          new CopiedLob(),
          new NeededFields(),
          new PoolInReserve(),
          new NextRequest(),
          new HandedOutResultSet());

  private static final int WIDTH = 96;
  private static final List<String> VISITS =
      List.of("first request", "second request", "third request");
  private static final List<String> ORDINALS = List.of("1st", "2nd", "3rd");

  private final PrintStream out;
  private final boolean watched;

  Tour(PrintStream out) {
    this.out = out;
    this.watched =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-javaagent:"));
  }

  void title(String way, Target target) {
    out.println();
    out.println("=".repeat(WIDTH));
    out.println(
        "An author, two books and a template, on "
            + target.url().replaceFirst("[?;].*", "")
            + (way == null ? "" : ": " + way));
    out.println("=".repeat(WIDTH));
    out.flush();
  }

  /** Plays the scene as often as it wants to be, and answers what the user saw in all. */
  String play(Scene scene, Library library) {
    out.println();
    String head = "-- " + (SCENES.indexOf(scene) + 1) + " " + scene.name() + " ";
    out.println(head + "-".repeat(WIDTH - head.length()));
    out.println(scene.story());
    out.flush();
    List<String> seen = new ArrayList<>();
    List<String> labels =
        scene.visits() > 1 ? VISITS.subList(0, scene.visits()) : List.of("the user");
    for (String label : labels) {
      Sight sight = visit(scene, library);
      settle();
      String full = seen.contains(sight.brief()) ? "the same again" : sight.full();
      out.println(TextTable.wrapped(String.format("%16s -> ", label), full, WIDTH));
      out.flush();
      seen.add(sight.brief());
    }
    return seen.stream().distinct().count() == 1 ? seen.get(0) : changes(seen);
  }

  /** What was seen, each time that it was not the same as before. */
  private static String changes(List<String> seen) {
    StringJoiner changes = new StringJoiner(" ");
    for (int i = 0; i < seen.size(); i++) {
      if (i == 0 || !seen.get(i).equals(seen.get(i - 1))) {
        changes.add(ORDINALS.get(i) + ": " + seen.get(i));
      }
    }
    return changes.toString();
  }

  private static Sight visit(Scene scene, Library library) {
    try {
      String page = scene.visit(library);
      return new Sight(page, page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The tour was interrupted", e);
    } catch (Exception e) {
      ErrorPage page = ErrorPage.of(e);
      return new Sight("ERROR 500 " + page.kind(), "ERROR 500 " + page.getMessage());
    }
  }

  /** Lets what an agent writes to standard error, from a thread of its own, come in its place. */
  private void settle() {
    out.flush();
    if (watched) {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the user saw of one visit, in a few words and in full. */
  private record Sight(String brief, String full) {}
}
