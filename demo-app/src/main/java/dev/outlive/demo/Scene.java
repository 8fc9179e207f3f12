package dev.outlive.demo;

/** One part of the story: something that an application does, for real. */
interface Scene {

  /** The name by which the scene is asked for. */
  String name();

  /** What happens, in two or three lines. */
  String story();

  /** How often it is played: up to three times where an agent may learn from those before. */
  default int visits() {
    return 1;
  }

  /**
   * Plays the scene once.
   *
   * @return what the user sees
   * @throws Exception what the user sees as an error page instead
   */
  String visit(Library library) throws Exception;
}
