package dev.outlive.fix;

import dev.outlive.adapter.FixingOrm;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;
import java.util.List;
import java.util.Map;

/** Looks into values that are to be kept: how much they take, and whether they are free. */
final class Values {
  private static final List<Class<?>> BOUND =
      List.of(
          Blob.class,
          Clob.class,
          Array.class,
          SQLXML.class,
          Ref.class,
          Struct.class,
          ResultSet.class,
          Statement.class,
          Connection.class,
          InputStream.class,
          Reader.class);

  private static final long ENTITY_BYTES = 128;

  private final FixingOrm orm;
  private final Object factory;

  /**
   * @param factory what made the session that the values are read in
   */
  Values(FixingOrm orm, Object factory) {
    this.orm = orm;
    this.factory = factory;
  }

  /** The JDBC type by which a value still refers to a connection, or null. */
  static String boundType(Object value) {
    for (Class<?> type : BOUND) {
      if (type.isInstance(value)) {
        return type.getName();
      }
    }
    return null;
  }

  /**
   * An estimate of what a value takes, in bytes, entities with their loaded values included.
   *
   * @param path how the value is called
   * @throws Refused if something in it still refers to a connection: why deep copies "work
   *     sometimes"; the message names the path to it
   */
  long sizeOf(String path, Object value) throws Refused {
    String bound = boundType(value);
    if (bound != null) {
      throw new Refused(path + " is a " + bound + ", which still refers to its connection");
    }
    if (value instanceof Map<?, ?> map) {
      return 64
          + sizeOf(path + ".keySet()", map.keySet())
          + sizeOf(path + ".values()", map.values());
    }
    if (value instanceof Iterable<?> many) {
      long size = 32;
      int index = 0;
      for (Object each : many) {
        size += 8 + sizeOf(path + "[" + index++ + "]", each);
      }
      return size;
    }
    if (value != null && orm.entity(factory, value)) {
      long size = ENTITY_BYTES;
      for (Map.Entry<String, Object> each : orm.loaded(factory, value).entrySet()) {
        size += 16 + sizeOf(path + "." + each.getKey(), each.getValue());
      }
      return size;
    }
    return Snapshots.sizeOf(value);
  }
}
