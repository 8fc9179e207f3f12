package app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.apache.ibatis.session.SqlSession;

/** Where sessions end: what the agent says of {@code closed} is to name a method of these. */
final class Ending {
  private Ending() {}

  static void endByClose(SqlSession session) {
    session.close();
  }

  /** Commits although nothing was written. */
  static void endByCommit(SqlSession session) {
    session.commit(true);
  }

  static void endByRollback(SqlSession session) {
    session.rollback(true);
  }

  static <T> T copy(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      @SuppressWarnings("unchecked")
      T copy = (T) in.readObject();
      return copy;
    }
  }
}
