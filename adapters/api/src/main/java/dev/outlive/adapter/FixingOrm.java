package dev.outlive.adapter;

import java.sql.Connection;
import java.util.Collection;
import java.util.Map;

/** Of an ORM whose lazy attributes can be copied before the end, and read once more after it. */
public interface FixingOrm extends Orm {
  /**
   * Why another session of the same factory may read something else, as the end of a sentence; null
   * if it would not.
   */
  String unlikeOthers(Object session);

  /**
   * Whether a session shows only some of the rows at the moment: what was copied of it otherwise is
   * not what it would show. No input or output.
   */
  boolean filtered(Object session);

  /** Whether the session is open and this thread's own: what is read now is read in it. */
  boolean current(Object session);

  /**
   * The bound objects of a session of which something is not loaded; null if it keeps no account of
   * them. No input or output.
   */
  Collection<?> bound(Object session);

  /**
   * Whether what joins a session is known without the agent's noting it: {@link #bound} answers, or
   * it is told as {@link Role#BOUND}.
   */
  default boolean keepsAccount() {
    return true;
  }

  /**
   * Whether what a session has read is copied when its connection is given back, and not when it
   * ends: until then it may undo what it has written.
   */
  default boolean copiedWhenReleased() {
    return false;
  }

  /**
   * Whether a setter may be served what it makes the ORM read: not where that is what it changes.
   */
  default boolean servesSetters() {
    return false;
  }

  /** Whether nothing is missing of a bound object any more. No input or output. */
  boolean complete(Object bound);

  /** The plain values of an entity that are loaded; no entities. No input or output. */
  Map<String, Object> loaded(Object factory, Object entity);

  /** Whether the object is an entity of this factory's. */
  boolean entity(Object factory, Object object);

  /**
   * Whether this ORM does on purpose what it does about late reads, be it that it answers nothing
   * or that it refuses: that may keep something out of an answer, so only what a person has marked
   * is served.
   */
  default boolean servesMarkedOnly() {
    return false;
  }

  /**
   * Whether this ORM answers late reads by itself, with what is there by then, and would show a
   * thread what that has written.
   *
   * @param factory what made the sessions; null if that is gone
   */
  default boolean readsLate(Object factory) {
    return false;
  }

  /**
   * Whether a bound object was told to load nothing that it lacks, and says nothing when that is
   * read. It may have been told so to keep something out of an answer, so only what a person has
   * marked is copied, and is {@link #put} into it at once. No input or output.
   */
  default boolean loadsNothing(Object bound) {
    return false;
  }

  /**
   * Puts a value that was read for it into a bound object that {@link #loadsNothing loads nothing},
   * as if its query had read it. On the thread that ends the session.
   */
  default void put(Object bound, String attribute, Object value) {
    throw new UnsupportedOperationException();
  }

  /**
   * What {@link #readTogether} is told for a session that keeps no connection: whatever has to be
   * asked of that on its own thread. No input or output.
   */
  default Object toReadTogether(Object session) {
    return session;
  }

  /**
   * Reads an attribute of many bound objects on the connection that their session holds, and keeps
   * it in none. Where it comes to an entity that the session holds, it is that one.
   *
   * @param session the session, which is still there; without a connection, what {@link
   *     #toReadTogether} has made of it
   * @param connection what it holds; null if it keeps none: then it reads on one of its own, on
   *     another thread than the session's, which waits meanwhile with whatever it has locked
   * @param attribute its name
   * @param maxRows how many rows may be read for all of them
   * @param owners is told what {@link Orm#owners} tells of what was read
   * @return by identity of the bound object; those without an answer are absent
   * @throws TooManyRows if there are more
   */
  Map<Object, Object> readTogether(
      Object session,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners);

  /**
   * Reads an attribute of one bound object in a short session of its own, and keeps it nowhere.
   *
   * @param attribute in the ORM's words
   * @param described the same, as far as that is known
   * @param maxRows how many rows may be read
   * @param owners is told what {@link Orm#owners} tells of what was read
   * @throws TooManyRows if there are more
   * @throws NoAnswer if there is nothing to answer with
   */
  Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners);

  /**
   * The bound object of a collection that changes, where that is another. No input or output.
   *
   * @return null for none
   */
  default Object boundIn(Object collection) {
    return collection;
  }

  /**
   * Makes a value that was served of a bound object its own, as if the ORM had read it. Only asked
   * where a collection {@link Role#CHANGES changes}.
   */
  default void keep(Object bound, Object value) {
    throw new UnsupportedOperationException();
  }

  /** Whether a read here is where a value is asked for, and not only where it is to be read of. */
  default boolean answersWith(Object bound, Object value) {
    return true;
  }

  /**
   * What a read on this thread is answered with of a value that was read for it.
   *
   * @param attribute in the ORM's words
   * @return for a read that returns nothing, a {@link Runnable} that does in its place what the ORM
   *     would have done with the value; what that throws goes to the application
   * @throws IllegalStateException if that is no answer to it; the message says why
   */
  Object answer(Object factory, Object bound, Object attribute, Object value);

  /**
   * Takes a value out of the host's object again, if {@link #answer} has put it there: that is
   * about to be written as it is. No input or output.
   *
   * @param attribute its name
   * @param value the value
   */
  default void takeBack(Object bound, String attribute, Object value) {}
}
