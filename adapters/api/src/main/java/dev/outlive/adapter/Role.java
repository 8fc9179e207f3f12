package dev.outlive.adapter;

/**
 * What a woven method of an ORM means. A <em>bound object</em> is what is only good while its
 * session lasts: an entity, or what stands in it for an attribute that is not loaded.
 */
public enum Role {
  /** Of a session: it has begun. */
  OPENED,
  /** Of what borrows connections for a session: it has the one that it returns. */
  BORROWED,
  /**
   * Of what borrows connections: what it returns is a connection of the ORM's own, which goes past
   * the woven methods of the one that it was lent. May be missing: then nobody knows where its
   * sessions read, and nothing is fixed.
   */
  WRAPS,
  /**
   * Of what an ORM has for a transaction: it has begun, on the connection in the argument. Only of
   * an ORM whose queries each have one, if the application has not begun it.
   */
  BEGUN,
  /**
   * Of a session: what it returns works for it, and is to carry its mark. Of a bound object: what
   * it returns is to be read later, and is its own.
   */
  PART,
  /** Of a session: the bound object in the argument has been read in it. */
  BOUND,
  /**
   * Of a bound object: it belongs to the session in the argument from now on; where an ORM has no
   * sessions, to the transaction of the query that the thread has just run.
   */
  JOINED,
  /** Of a bound object: it stands from now on for the one in the argument, which is let go of. */
  REPLACES,
  /** Of a bound object: its session lets go of it. */
  LET_GO,
  /**
   * Of a session: it ends, or lets go of all that it has read, when this returns; its connection
   * can be used until then.
   */
  ENDING,
  /** Of what an ORM has for a session: it has been closed. */
  CLOSED,
  /** Of what an ORM has for a session: its close was asked for, and may come later. */
  ASKED_TO_CLOSE,
  /** Of a session: it lets go of the entity in the argument. */
  FORGOT,
  /** Of what makes sessions: it has been closed, and they with it. */
  CLOSED_ALL,
  /**
   * Of what borrows connections for a session: it gives back the one that it has when this returns.
   * May be missing: then nothing is copied before the end.
   */
  RELEASING,
  /**
   * As {@link #RELEASING}, but when this returns: what it did on the connection is over then, a
   * transaction in particular. May be missing, too.
   */
  RELEASES,
  /**
   * Of a bound object: the lazy attribute in the argument is not loaded and is read now. What it
   * returns can be answered in its place.
   */
  READ,
  /** As {@link #READ}, but what is read goes elsewhere, and nothing can be answered. */
  LOADED,
  /**
   * Of a collection: it is changed now, or told, by what the ORM itself has for it. What was served
   * of it becomes its own before.
   */
  CHANGES,
  /** Of a bound object: what {@link StandIn} says. */
  STANDS_IN,
  /** Of a bound object: the attribute in the argument takes the value that was just read. */
  KEEP,
  /**
   * Of a bound object: the entity that it stands for is about to be written to a stream. Where
   * answers are put into entities, they are not to be part of what is written.
   */
  WRITTEN
}
