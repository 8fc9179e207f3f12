package app.heard;

import java.util.ArrayList;
import java.util.List;

/** What Hibernate has told those who listen. */
public final class Heard {
  private static final List<String> EVENTS = new ArrayList<>();

  private Heard() {}

  static synchronized void note(String event) {
    EVENTS.add(event);
  }

  /** All since the last time, each once, in order. */
  public static synchronized List<String> take() {
    List<String> events = EVENTS.stream().distinct().sorted().toList();
    EVENTS.clear();
    return events;
  }
}
