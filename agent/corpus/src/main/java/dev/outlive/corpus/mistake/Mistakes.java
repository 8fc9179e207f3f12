package dev.outlive.corpus.mistake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.stereotype.Component;

/** Two mistakes, each made once: what the agent has to say is not only silence. */
@Component
public class Mistakes {

  private final Keepsakes keepsakes;

  Mistakes(Keepsakes keepsakes) {
    this.keepsakes = keepsakes;
  }

  /** Uses a result set and a connection beyond the transactions that they belong to. */
  public void make() throws SQLException {
    readAfterwards();
    workAfterwards();
  }

  private void readAfterwards() {
    ResultSet products = keepsakes.products();
    try {
      System.out.println("MISTAKE next=" + products.next());
    } catch (SQLException closed) {
      // How the mistake shows, where it shows at all.
      System.out.println("MISTAKE next=" + closed.getClass().getSimpleName());
    }
  }

  private void workAfterwards() throws SQLException {
    Connection raw = keepsakes.driversOwn();
    try (Statement statement = raw.createStatement()) {
      System.out.println("MISTAKE statement=" + (statement != null));
    }
  }
}
