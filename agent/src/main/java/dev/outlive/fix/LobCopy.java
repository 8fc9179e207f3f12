package dev.outlive.fix;

import dev.outlive.hook.Tracker;
import dev.outlive.weave.JdbcMethod;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * The content of a LOB, XML value or array, and the answers that follow from it. Positions count
 * from 1, as JDBC's do. Immutable.
 */
final class LobCopy {
  private final byte[] bytes;
  private final String text;
  private final Object elements;
  private final Map<String, Object> facts;

  private LobCopy(byte[] bytes, String text, Object elements, Map<String, Object> facts) {
    this.bytes = bytes;
    this.text = text;
    this.elements = elements;
    this.facts = facts;
  }

  static LobCopy of(Blob blob, int most) throws SQLException, Refused {
    long length = blob.length();
    if (length > most) {
      throw new Refused("it takes " + length + " bytes, more than " + most);
    }
    byte[] content = length == 0 ? new byte[0] : blob.getBytes(1, (int) length);
    return new LobCopy(content, null, null, Map.of());
  }

  static LobCopy of(Clob clob, int most) throws SQLException, Refused {
    long length = clob.length();
    if (2 * length > most) {
      throw new Refused("it takes " + 2 * length + " bytes, more than " + most);
    }
    String content = length == 0 ? "" : clob.getSubString(1, (int) length);
    return new LobCopy(null, content, null, Map.of());
  }

  static LobCopy of(SQLXML xml, int most) throws SQLException, Refused {
    String content = Objects.requireNonNullElse(xml.getString(), "");
    if (2L * content.length() > most) {
      throw new Refused("it takes " + 2L * content.length() + " bytes, more than " + most);
    }
    return new LobCopy(null, content, null, Map.of());
  }

  static LobCopy of(Array array, int most) throws SQLException, Refused {
    Object content = array.getArray();
    long size = content instanceof Object[] many ? Snapshots.sizeOf(Arrays.asList(many)) : most;
    if (!(content instanceof Object[])) {
      throw new Refused("its elements are no objects");
    }
    if (size > most) {
      throw new Refused("it takes about " + size + " bytes, more than " + most);
    }
    return new LobCopy(
        null,
        null,
        content,
        Map.of("getBaseType", array.getBaseType(), "getBaseTypeName", array.getBaseTypeName()));
  }

  long size() {
    return bytes != null ? bytes.length : text != null ? 2L * text.length() : 1024;
  }

  Object serve(JdbcMethod method, Object[] arguments) {
    if (bytes != null) {
      return ofBytes(method.name(), arguments);
    }
    if (text != null) {
      return ofText(method.name(), arguments);
    }
    if (method.name().equals("getArray") && arguments.length == 0) {
      return ((Object[]) elements).clone();
    }
    return facts.getOrDefault(method.name(), Tracker.NOT_SERVED);
  }

  private Object ofBytes(String method, Object[] arguments) {
    return switch (method) {
      case "length" -> (long) bytes.length;
      case "getBytes" -> {
        int from = from(arguments[0], bytes.length);
        yield from < 0 || (Integer) arguments[1] < 0
            ? Tracker.NOT_SERVED
            : Arrays.copyOfRange(bytes, from, to(from, arguments[1], bytes.length));
      }
      case "getBinaryStream" ->
          arguments.length == 0 ? new ByteArrayInputStream(bytes) : Tracker.NOT_SERVED;
      default -> Tracker.NOT_SERVED;
    };
  }

  private Object ofText(String method, Object[] arguments) {
    return switch (method) {
      case "length" -> (long) text.length();
      case "getString" -> text;
      case "getSubString" -> {
        int from = from(arguments[0], text.length());
        yield from < 0 || (Integer) arguments[1] < 0
            ? Tracker.NOT_SERVED
            : text.substring(from, to(from, arguments[1], text.length()));
      }
      case "getCharacterStream" ->
          arguments.length == 0 ? new StringReader(text) : Tracker.NOT_SERVED;
      case "getAsciiStream" -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
      default -> Tracker.NOT_SERVED;
    };
  }

  /** The index of a position, or -1 for one that JDBC does not allow. */
  private static int from(Object position, int length) {
    long index = ((Number) position).longValue() - 1;
    return index < 0 || index > length ? -1 : (int) index;
  }

  private static int to(int from, Object count, int length) {
    return (int) Math.min(length, from + ((Number) count).longValue());
  }
}
