package dev.outlive.adapter.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Copies of collections that belong to no session, and cannot be changed. */
final class Copies {
  private Copies() {}

  /** In the order of the original. */
  static Object of(Object collection) {
    if (collection instanceof SortedSet<?> set) {
      return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
    if (collection instanceof Set<?> set) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
    if (collection instanceof SortedMap<?, ?> map) {
      return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
    if (collection instanceof Map<?, ?> map) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    if (collection instanceof List<?> list) {
      return Collections.unmodifiableList(new ArrayList<>(list));
    }
    return Collections.unmodifiableCollection(new ArrayList<>((Collection<?>) collection));
  }
}
