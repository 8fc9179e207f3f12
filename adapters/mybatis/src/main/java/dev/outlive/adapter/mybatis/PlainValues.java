package dev.outlive.adapter.mybatis;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Ref;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The plain values in an object that MyBatis has filled, and in those that it leads to. MyBatis
 * keeps no account of them, and a getter may load something: so fields are looked at.
 */
final class PlainValues {
  /** More objects than one row makes. */
  private static final int MOST_OBJECTS = 2_000;

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Deque<Place> places = new ArrayDeque<>();

  private PlainValues() {}

  private record Place(String path, Object object) {}

  /** By their paths, such as {@code customer.name}. */
  static Map<String, Object> in(Object object) {
    PlainValues plain = new PlainValues();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    plain.places.add(new Place("", object));
    while (!plain.places.isEmpty() && seen.size() < MOST_OBJECTS) {
      Place place = plain.places.remove();
      if (seen.add(place.object)) {
        plain.look(place);
      }
    }
    return plain.values;
  }

  /** Whether there is more to it than itself. */
  static boolean leadsOn(Object object) {
    return object instanceof Object[] || object != null && isBean(object);
  }

  private void look(Place place) {
    if (place.object instanceof Object[] many) {
      for (int i = 0; i < many.length; i++) {
        note(place.path + "[" + i + "]", many[i]);
      }
    } else if (place.object instanceof Collection<?> many) {
      int index = 0;
      for (Object each : many) {
        note(place.path + "[" + index++ + "]", each);
      }
    } else if (place.object instanceof Map<?, ?> map) {
      int index = 0;
      for (Map.Entry<?, ?> each : map.entrySet()) {
        // What else a key is may load something when it is asked for its text.
        Object name = each.getKey() instanceof String text ? text : index;
        note(place.path + "[" + name + "]", each.getValue());
        index++;
      }
    } else {
      String prefix = place.path.isEmpty() ? "" : place.path + ".";
      for (Field field : FIELDS.get(place.object.getClass())) {
        note(prefix + field.getName(), valueOf(field, place.object));
      }
    }
  }

  private void note(String path, Object value) {
    if (value instanceof Collection<?> || value instanceof Map<?, ?> || leadsOn(value)) {
      places.add(new Place(path, value));
    } else if (value != null) {
      values.put(path, value);
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a program's own class, and nothing that holds or does something. */
  private static boolean isBean(Object object) {
    Class<?> type = object.getClass();
    ClassLoader loader = type.getClassLoader();
    return loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && !(object instanceof Enum<?>)
        && !(object instanceof AutoCloseable)
        && !(object instanceof Collection<?>)
        && !(object instanceof Map<?, ?>)
        && !type.isArray()
        && !type.isHidden()
        && !Proxy.isProxyClass(type)
        && !isOfJdbc(object);
  }

  private static boolean isOfJdbc(Object object) {
    return object instanceof Blob
        || object instanceof Clob
        || object instanceof java.sql.Array
        || object instanceof Ref
        || object instanceof SQLXML
        || object instanceof Struct;
  }

  /** What cannot be looked at is left out: it is no larger than what MyBatis would have read. */
  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> up = Generated.from(type); up != null; up = up.getSuperclass()) {
      for (Field field : up.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())
            && !field.isSynthetic()
            && field.trySetAccessible()) {
          fields.add(field);
        }
      }
    }
    return fields;
  }
}
