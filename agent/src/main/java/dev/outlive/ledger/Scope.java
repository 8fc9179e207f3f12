package dev.outlive.ledger;

/**
 * A request, from its first entry to its end, the part that goes on after its call has returned
 * included. Made only when something happens in it that tells of it, and shared by all that does;
 * it holds nothing of the host but texts. Seen by all threads.
 */
final class Scope {
  private volatile String name;

  /** Whether the name is the last word. */
  private volatile boolean named;

  /** In milliseconds since 1970; 0 while it lasts. */
  private volatile long endedAt;

  /** Whose scope it is, as far as a number tells: for the thread that may come back to it. */
  final int request;

  /**
   * @param name what it is called, null if that is not known yet
   * @param request a number that tells its request from others
   */
  Scope(String name, int request) {
    this.name = name;
    this.named = name != null;
    this.request = request;
  }

  /** Such as {@code GET /owners/{ownerId}}; null if it is not known, or not yet. */
  String name() {
    return name;
  }

  boolean named() {
    return named;
  }

  /** Calls it so until more is known. */
  void call(String provisional) {
    if (!named) {
      name = provisional;
    }
  }

  /** Calls it so for good. */
  void name(String last) {
    if (!named) {
      name = last;
      named = true;
    }
  }

  void end(long at) {
    endedAt = at;
  }

  /** A thread has come back to it after all. */
  void resume() {
    endedAt = 0;
  }

  /** When it ended, in milliseconds since 1970; 0 while it lasts. */
  long endedAt() {
    return endedAt;
  }
}
