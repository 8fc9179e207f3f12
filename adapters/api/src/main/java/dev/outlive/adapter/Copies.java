package dev.outlive.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Copies of collections that belong to no session, and cannot be changed. */
public final class Copies {
  private Copies() {}

  /**
   * In the order of the original.
   *
   * @param collection a collection or a map
   */
  public static Object of(Object collection) {
    return of(collection, UnaryOperator.identity());
  }

  /**
   * In the order of the original.
   *
   * @param collection a collection or a map
   * @param each what an element, key or value is in the copy
   */
  public static Object of(Object collection, UnaryOperator<Object> each) {
    if (collection instanceof Map<?, ?> map) {
      return ofMap(map, each);
    }
    Collection<?> original = (Collection<?>) collection;
    if (original instanceof SortedSet<?> set) {
      return Collections.unmodifiableSortedSet(into(new TreeSet<>(order(set)), set, each));
    }
    if (original instanceof Set<?>) {
      return Collections.unmodifiableSet(into(new LinkedHashSet<>(), original, each));
    }
    if (original instanceof List<?>) {
      return Collections.unmodifiableList(into(new ArrayList<>(), original, each));
    }
    return Collections.unmodifiableCollection(into(new ArrayList<>(), original, each));
  }

  private static Map<Object, Object> ofMap(Map<?, ?> original, UnaryOperator<Object> each) {
    if (original instanceof SortedMap<?, ?> sorted) {
      SortedMap<Object, Object> copy = new TreeMap<>(order(sorted));
      original.forEach((key, value) -> copy.put(each.apply(key), each.apply(value)));
      return Collections.unmodifiableSortedMap(copy);
    }
    Map<Object, Object> copy = new LinkedHashMap<>();
    original.forEach((key, value) -> copy.put(each.apply(key), each.apply(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static <C extends Collection<Object>> C into(
      C copy, Collection<?> original, UnaryOperator<Object> each) {
    original.forEach(element -> copy.add(each.apply(element)));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> order(SortedSet<?> of) {
    return (Comparator<Object>) of.comparator();
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> order(SortedMap<?, ?> of) {
    return (Comparator<Object>) of.comparator();
  }
}
