package app;

import java.io.Serializable;

/** Has nothing lazy. */
public class Note implements Serializable {
  private static final long serialVersionUID = 1L;

  private long id;
  private String text;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
