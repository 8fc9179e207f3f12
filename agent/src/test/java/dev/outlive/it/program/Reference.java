package dev.outlive.it.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Ref;
import java.util.HexFormat;
import java.util.Map;

/**
 * A reference to a row, as Oracle's and DB2's drivers have it. No driver that can be had here makes
 * one, but H2 hands out whatever object lies in a column.
 */
final class Reference implements Ref, Serializable {

  private static final long serialVersionUID = 1L;

  private Reference() {}

  /** One that is stored, as hexadecimal digits. */
  static String stored() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Reference());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Override
  public String getBaseTypeName() {
    return "ROW";
  }

  @Override
  public Object getObject(Map<String, Class<?>> map) {
    return getObject();
  }

  @Override
  public Object getObject() {
    return 1;
  }

  @Override
  public void setObject(Object value) {
    // There is no row behind it.
  }
}
