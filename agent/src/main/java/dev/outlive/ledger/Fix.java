package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import java.sql.Connection;
import java.util.List;

/** Auto-fix, as the ledger sees it. What it throws is contained. */
public interface Fix {
  /** Whether it is on. */
  boolean on();

  /** Whether it is on and has learned what is to be copied of entities before an end. */
  boolean hasLearned();

  /** Whether anything is to be copied for entities of this class, wherever they were loaded. */
  boolean knows(String entity);

  /**
   * A session is about to end, or gives its connection back; that can still be used.
   *
   * @param session the session
   * @param connection what it holds; null if it keeps none
   * @param between whether nothing was run on that since its last transaction
   * @param loads what of it is still there, not loaded and {@link #knows known}, by the site that
   *     loaded it
   * @param lease the session's lease
   */
  void ending(
      Session session, Connection connection, boolean between, List<Load> loads, LeaseInfo lease);

  /**
   * A lazy attribute is read whose session is over.
   *
   * @return what to answer with; null to leave it to the ORM
   */
  Answer answer(Read read);

  /** A lazy attribute was read whose session was over, and the ORM was left to it. */
  void missed(Read read);

  /**
   * What one query loaded.
   *
   * @param site where
   * @param bound which
   * @param stateKept whether the connection's state is what it was then
   */
  record Load(Site site, List<Bound> bound, boolean stateKept) {}

  /**
   * A read of a lazy attribute after its session's end.
   *
   * @param mark what the entity carries
   * @param entity the entity
   * @param attribute the attribute, in the ORM's words
   * @param described the attribute, in ours
   * @param loaded where the entity was loaded
   * @param used where the attribute is read
   * @param opened where the session was opened
   * @param lease the session's lease
   * @param threadHolds whether this thread holds a connection or session now
   * @param at when, in milliseconds since 1970
   */
  record Read(
      BoundMark mark,
      Object entity,
      Object attribute,
      Attribute described,
      Site loaded,
      Site used,
      Site opened,
      LeaseInfo lease,
      boolean threadHolds,
      long at) {}

  /**
   * What to answer with.
   *
   * @param outcome {@code SNAPSHOT} or {@code RELOADED}
   * @param value the value
   */
  record Answer(Outcome outcome, Object value) {}
}
