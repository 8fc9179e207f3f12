package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Where sessions end or let go: what the agent says of {@code closed} is to name one of these. */
final class Ending {
  private Ending() {}

  static void endByClose(EntityManager em) {
    em.close();
  }

  static void endByClear(EntityManager em) {
    em.clear();
  }

  static void endByDetach(EntityManager em, Object entity) {
    em.detach(entity);
  }

  static void endByRollback(EntityTransaction transaction) {
    transaction.rollback();
  }

  /** Ends a session only if it was closed before. */
  static void endByCommit(EntityTransaction transaction) {
    transaction.commit();
  }

  static void endByClosingFactory(EntityManagerFactory factory) {
    factory.close();
  }

  static Object copy(Object entity) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(entity);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
