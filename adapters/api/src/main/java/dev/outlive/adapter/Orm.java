package dev.outlive.adapter;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * Typed calls into an ORM. Loaded beside the ORM's classes, one instance a class of the ORM's that
 * it is asked about, so it keeps no state. Thread-safe. Its methods may throw whatever the ORM
 * throws; the caller contains it.
 */
public interface Orm {
  // ---- sessions

  /**
   * Whether it has any: where not, what it loads after a transaction is all that there is to it, or
   * what it is refused when the connection has gone that it was {@link #boundTo bound to}.
   */
  default boolean hasSessions() {
    return true;
  }

  /**
   * Of an ORM without sessions, the connection that a bound object which has just been made is good
   * for; null where it is bound to none. Takes none.
   */
  default Connection boundTo(Object bound) {
    return null;
  }

  /** Whether such an object is what a query has read, and not what is to run one. */
  default boolean queried(Object bound) {
    return true;
  }

  /** Whether the application has begun what the ORM has for a transaction. */
  default boolean explicit(Object transaction) {
    return true;
  }

  /**
   * The object that carries a session's mark.
   *
   * @param session whatever a woven method of the adapter's has for a session
   * @return null if it has none that is followed
   */
  Object session(Object session);

  /** The type of a session, as the user knows it. No input or output. */
  String sessionType(Object session);

  /** What a session was made by; null if that can neither be closed nor make another. */
  default Object factory(Object session) {
    return null;
  }

  /** What borrows connections for a session, if it borrows any: it is to carry a mark; or null. */
  default Object borrower(Object session) {
    return null;
  }

  /**
   * Whether a session keeps the connection that it takes: the two are one then. Otherwise it takes
   * one for each call, from one and the same source.
   */
  default boolean keepsConnection() {
    return true;
  }

  /** What a connection of the ORM's own was made of; null if it is none. */
  default Connection lent(Connection wrapper) {
    return null;
  }

  /**
   * Whether a session borrows the connection that it keeps, so that the two are one. Somebody
   * else's is told by what it reads.
   */
  default boolean ownsConnection(Object session) {
    return keepsConnection();
  }

  /** The connection that an open session holds, or null. Takes none. */
  default Connection connection(Object session) {
    return null;
  }

  /**
   * Why an open session lets go of all that it has read, such as {@code cleared}; null if it ends;
   * empty if it is closed in a transaction, keeps all until that is over, and ends then.
   */
  String letsGoBy(Object session);

  /** Whether a session has ended with what it was made by. No input or output. */
  default boolean over(Object session) {
    return false;
  }

  /**
   * Whether what a session reads is bound to it: some go on reading when they are over. Of an ORM
   * without sessions it is told the bound object, and answers whether that is read in a transaction
   * of the application's.
   */
  default boolean binds(Object session) {
    return true;
  }

  // ---- bound objects

  /**
   * Whether a bound object that is told as {@link Role#JOINED} does join: a method that says so may
   * say other things as well.
   *
   * @param told the argument
   * @param already whether it has joined something before
   */
  default boolean joins(Object told, boolean already) {
    return true;
  }

  /** Whether a bound object belongs to no session that is open. */
  boolean detached(Object bound);

  /**
   * Whether {@link #detached} holds for an object that carries a mark. An ORM that goes on reading
   * for what it has let go of does not know: then it counts what was told by the woven methods.
   */
  default boolean knowsDetached() {
    return true;
  }

  /** What carries the mark of a bound object that has no place for it; null for nothing. */
  default Object carrier(Object bound) {
    return bound;
  }

  /**
   * Whether the application reads something that is not loaded, on this thread and now: an ORM may
   * read as well where it writes, copies or compares. Asked only of reads that are late.
   */
  default boolean reads(Object bound, Object attribute) {
    return true;
  }

  /** An entity that a session holds, without an attribute; null if it does not. */
  default Attribute identity(Object session, Object entity) {
    return null;
  }

  /**
   * What stands for the lazy attributes of an entity that a session lets go of, and of those that
   * go with it, as far as an entity leads to that. No input or output.
   */
  default Collection<?> boundOf(Object session, Object entity) {
    return List.of();
  }

  /** Describes an attribute of a bound object, as far as that knows. No input or output. */
  Attribute describe(Object bound, Object attribute);

  /**
   * Whether a bound object does not know all of whose attribute it is, and {@link #owners} does.
   */
  default boolean ownerUnknown(Object bound) {
    return false;
  }

  /** Tells whose attributes the bound objects of an open session are that do not know it. */
  default void owners(Object session, Owners owners) {
    // Each knows its own.
  }

  /**
   * How an attribute is loaded with its entity in this ORM's words, such as {@code join fetch it}.
   *
   * @param bound what was read late
   * @param attribute whose that is
   */
  String cure(Object bound, Attribute attribute);

  /** Whether the ORM refuses lazy reads without a session by throwing this. */
  default boolean refusal(Throwable thrown) {
    return false;
  }

  /** The entities that a session holds; null if it keeps no account of them. No input or output. */
  default Collection<?> entities(Object session) {
    return null;
  }

  /** Whether the object is an entity of this ORM. */
  default boolean entity(Object object) {
    return false;
  }

  /** The class of an entity, as the user knows it: never a generated one. No input or output. */
  default String type(Object entity) {
    return entity.getClass().getName();
  }

  /** Names of the attributes that are not loaded. No input or output. */
  default List<String> unloaded(Object entity) {
    return List.of();
  }
}
