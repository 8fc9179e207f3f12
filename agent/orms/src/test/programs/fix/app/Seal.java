package app;

import jakarta.persistence.Embeddable;
import java.sql.Clob;

/** What is embedded in an envelope. */
@Embeddable
public class Seal {
  private Clob motto;

  public Clob getMotto() {
    return motto;
  }
}
