package app;

import java.util.List;

/** Takes no notes. */
public class Picky {
  private static int asked;

  private long id;
  private List<Note> notes;

  /** How often one was asked to take some since the last time. */
  static int asked() {
    int times = asked;
    asked = 0;
    return times;
  }

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public List<Note> getNotes() {
    return notes;
  }

  public void setNotes(List<Note> notes) {
    asked++;
    throw new IllegalStateException("not these " + notes.size());
  }
}
