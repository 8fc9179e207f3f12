package dev.outlive.corpus.mistake;

import dev.outlive.corpus.order.Labels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.stereotype.Component;

/** Three mistakes, each made once: what the agent has to say is not only silence. */
@Component
public class Mistakes {

  private final Keepsakes keepsakes;
  private final Labels labels;

  Mistakes(Keepsakes keepsakes, Labels labels) {
    this.keepsakes = keepsakes;
    this.labels = labels;
  }

  /** Uses a result set, a connection and an entity beyond the transactions that they belong to. */
  public void make() throws SQLException {
    readAfterwards();
    workAfterwards();
    loadAfterwards();
  }

  private void loadAfterwards() {
    try {
      System.out.println("MISTAKE labels=" + labels.ofNewest());
    } catch (RuntimeException noSession) {
      System.out.println("MISTAKE labels=" + noSession.getClass().getSimpleName());
    }
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
