package dev.outlive.adapter;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Typed calls into an ORM. Loaded beside the ORM's classes, one instance a class of the ORM's that
 * it is asked about, so it keeps no state. Thread-safe. Its methods may throw whatever the ORM
 * throws; the caller contains it.
 */
public interface Orm {
  /** The session that an entity was read in; null if it was not read but made. */
  Object session(Object entity);

  /** The connection that an open session holds, or null. Takes none. */
  Connection connection(Object session);

  /** Whether the session is open and this thread's own: what is read now is read in it. */
  boolean current(Object session);

  /** Whether the object is an entity of this ORM. */
  boolean entity(Object object);

  /** The class of an entity, as the user knows it. No input or output. */
  String type(Object entity);

  /** Describes an attribute of an entity. No input or output. */
  Attribute describe(Object entity, Object attribute);

  /** The lazy attribute of this name, or null. */
  Object attribute(Object entity, String name);

  /** Names of the attributes that are not loaded. No input or output. */
  List<String> unloaded(Object entity);

  /** The plain values that are loaded, by attribute; no entities. No input or output. */
  Map<String, Object> loaded(Object entity);

  /**
   * Reads an attribute of many owners on this thread's open session, and keeps it in none.
   *
   * @param maxRows how many rows may be read for all of them
   * @return by identity of the owner; owners without an answer are absent
   * @throws TooManyRows if there are more
   */
  Map<Object, Object> readTogether(Collection<?> owners, Object attribute, int maxRows);

  /**
   * Reads an attribute of one owner in a short session of its own, made by the factory of the
   * owner's session, and keeps it nowhere.
   *
   * @throws TooManyRows if there are more
   */
  Object readAlone(Object owner, Object attribute, int maxRows);
}
