package app;

import java.util.Map;

/** Has whatever the database has given for a column. */
public class Detailed {
  private long id;
  private Map<String, Object> details;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public Map<String, Object> getDetails() {
    return details;
  }

  public void setDetails(Map<String, Object> details) {
    this.details = details;
  }
}
