package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;
import dev.outlive.weave.JdbcMethod;
import java.sql.Connection;
import java.util.List;

/** Auto-fix of JDBC objects, as the ledger sees it. What it throws is contained. */
public interface Copies {
  /** By what an object ended. */
  enum EndedBy {
    /** Its own close. */
    ITSELF,
    /** Its statement's. */
    STATEMENT,
    /** Its connection's. */
    CONNECTION
  }

  /** Whether anything is known of objects of this interface. */
  boolean known(String type);

  /**
   * What is to be copied of an object of this interface; null: nothing.
   *
   * @param loadedAt the application's calls that obtain it
   */
  Object plan(String type, List<String> loadedAt);

  /**
   * Copies.
   *
   * @param plan what
   * @param object of the host's object
   * @param end which is about to end by this
   * @param connection the connection that is about to be closed, null if it stays open
   * @param context what to say if it cannot be done
   * @return the copy, or null
   */
  Object copy(Object plan, Object object, EndedBy end, Connection connection, Context context);

  /** A value from a copy, or {@link dev.outlive.hook.Tracker#NOT_SERVED}. */
  Object serve(Object copy, JdbcMethod method, Object[] arguments);

  /** A call that could not be served: the next time it will be. */
  void learn(String type, Site loaded, EndedBy end, JdbcMethod method, Object[] arguments);

  /**
   * Where an object comes from, in words.
   *
   * @param type the interface
   * @param implementation the class
   * @param lease its lease
   * @param opened where that was opened
   * @param loaded where the object was obtained
   */
  record Context(String type, String implementation, LeaseInfo lease, Site opened, Site loaded) {}
}
