package dev.outlive.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The command line, read. */
record Options(Action action, List<Scene> scenes, Target target, String way, Path file) {

  static final String USAGE =
      """
      usage: java [-javaagent:outlive-agent.jar] -jar demo-app.jar --tour [options]

        --tour            plays all scenes
        --scene NAME      plays one scene; may be repeated
        --list            lists the scenes
        --table FILE      prints the table of what the user saw, scene by way
        --help            prints this

      options of --tour and --scene:
        --url URL         the database; default: H2, in memory
        --user NAME       its user
        --password WORD   the user's password
        --way NAME        what to call this run in the table
        --outcome FILE    appends what the user saw: way, scene, sight""";

  /** What to do. */
  enum Action {
    PLAY,
    LIST,
    TABLE,
    HELP
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it makes no sense; the message says why
   */
  static Options of(String... arguments) {
    Deque<String> left = new ArrayDeque<>(List.of(arguments));
    Action action = null;
    List<Scene> scenes = new ArrayList<>();
    String url = Target.EMBEDDED.url();
    String user = null;
    String password = null;
    String way = null;
    Path file = null;
    while (!left.isEmpty()) {
      String option = left.pop();
      switch (option) {
        case "--tour" -> {
          action = Action.PLAY;
          scenes.addAll(Tour.SCENES);
        }
        case "--scene" -> {
          action = Action.PLAY;
          scenes.add(scene(value(option, left)));
        }
        case "--list" -> action = Action.LIST;
        case "--help" -> action = Action.HELP;
        case "--table" -> {
          action = Action.TABLE;
          file = Path.of(value(option, left));
        }
        case "--outcome" -> file = Path.of(value(option, left));
        case "--way" -> way = value(option, left);
        case "--url" -> url = value(option, left);
        case "--user" -> user = value(option, left);
        case "--password" -> password = value(option, left);
        default -> throw new IllegalArgumentException("Unknown option " + option);
      }
    }
    if (action == null) {
      throw new IllegalArgumentException("Nothing to do");
    }
    return new Options(action, List.copyOf(scenes), new Target(url, user, password), way, file);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.pop();
  }

  private static Scene scene(String name) {
    return Tour.SCENES.stream()
        .filter(scene -> scene.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No scene is called " + name));
  }
}
