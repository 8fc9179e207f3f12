package dev.outlive.adapter;

import java.util.Collection;
import java.util.Map;

/** Of an ORM whose lazy attributes can be copied before the end, and read once more after it. */
public interface FixingOrm extends Orm {
  /** Whether the session is open and this thread's own: what is read now is read in it. */
  boolean current(Object session);

  /** The lazy attribute of this name, or null. */
  Object attribute(Object entity, String name);

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
