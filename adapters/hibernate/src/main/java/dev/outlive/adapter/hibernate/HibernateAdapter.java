package dev.outlive.adapter.hibernate;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import dev.outlive.adapter.StandIn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is woven of Hibernate. A session is its persistence context: that is made with each session,
 * stateful or not, and its {@code clear} is what close, clear, roll-back and the end of a factory
 * have in common. The private methods are where a lazy read comes through whatever was called: a
 * collection's size and elements bypass {@code initialize}.
 */
abstract class HibernateAdapter implements Adapter {
  private static final String CONTEXT = "org.hibernate.engine.internal.StatefulPersistenceContext";
  private static final String SESSION = "org.hibernate.internal.AbstractSharedSessionContract";
  private static final String JPA_SESSION = "org.hibernate.internal.SessionImpl";
  private static final String FACTORY = "org.hibernate.internal.SessionFactoryImpl";
  private static final String BORROWER =
      "org.hibernate.resource.jdbc.internal.LogicalConnectionManagedImpl";
  private static final String PROXY = "org.hibernate.proxy.AbstractLazyInitializer";
  private static final String ENHANCED =
      "org.hibernate.bytecode.enhance.spi.interceptor.AbstractInterceptor";
  private static final String ENHANCED_READ =
      "org.hibernate.bytecode.enhance.spi.interceptor.EnhancementHelper";
  private static final String IN_SESSION =
      "(Lorg/hibernate/engine/spi/SharedSessionContractImplementor;)";

  private static final Set<String> OF_COLLECTIONS =
      Set.of("size", "isEmpty", "contains", "containsAll", "iterator", "toArray", "toString");
  private static final Set<String> OF_LISTS =
      Set.of(
          "size",
          "isEmpty",
          "contains",
          "containsAll",
          "iterator",
          "toArray",
          "toString",
          "get",
          "indexOf",
          "lastIndexOf",
          "listIterator",
          "subList");
  private static final Set<String> OF_SORTED_SETS =
      Set.of("first", "last", "headSet", "tailSet", "subSet");
  private static final Set<String> OF_MAPS =
      Set.of(
          "size",
          "isEmpty",
          "containsKey",
          "containsValue",
          "get",
          "keySet",
          "values",
          "entrySet",
          "toString");
  private static final Set<String> OF_SORTED_MAPS =
      Set.of("firstKey", "lastKey", "headMap", "tailMap", "subMap");
  private static final Set<String> OF_VALUES = Set.of("equals", "hashCode");

  private final String collection;

  /**
   * @param collection the super class of the collections: its package differs
   */
  HibernateAdapter(String collection) {
    this.collection = collection;
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(CONTEXT, "<init>", IN_SESSION + "V", Role.OPENED),
        new Point(CONTEXT, "clear", "()V", Role.ENDING),
        new Point(
            CONTEXT,
            "removeEntry",
            "(Ljava/lang/Object;)Lorg/hibernate/engine/spi/EntityEntry;",
            Role.FORGOT),
        new Point(JPA_SESSION, "closeWithoutOpenChecks", "()V", Role.ASKED_TO_CLOSE),
        new Point(SESSION, "setClosed", "()V", Role.CLOSED),
        new Point(FACTORY, "close", "()V", Role.CLOSED_ALL),
        new Point(BORROWER, "acquireConnectionIfNeeded", "()Ljava/sql/Connection;", Role.BORROWED),
        // 5.6 and 6; 7.
        new Point(BORROWER, "releaseConnection", "()V", Role.RELEASING),
        new Point(BORROWER, "releaseConnectionIfNeeded", "()V", Role.RELEASING),
        new Point(PROXY, "setSession", IN_SESSION + "V", Role.JOINED),
        new Point(PROXY, "unsetSession", "()V", Role.LET_GO),
        new Point(
            PROXY, "getImplementation", "()Ljava/lang/Object;", Role.READ, 0, "isUninitialized"),
        new Point(PROXY, "initialize", "()V", Role.LOADED, 0, "isUninitialized"),
        new Point(collection, "<init>", IN_SESSION + "V", Role.JOINED),
        new Point(collection, "setCurrentSession", IN_SESSION + "Z", Role.JOINED),
        new Point(collection, "unsetSession", IN_SESSION + "Z", Role.LET_GO),
        new Point(
            collection,
            "withTemporarySessionIfNeeded",
            "(L" + collection.replace('.', '/') + "$LazyInitializationWork;)Ljava/lang/Object;",
            Role.LOADED,
            0,
            null),
        new Point(ENHANCED, "setSession", IN_SESSION + "V", Role.JOINED),
        new Point(ENHANCED, "unsetSession", "()V", Role.LET_GO),
        new Point(
            ENHANCED_READ,
            "performWork",
            "(Lorg/hibernate/bytecode/enhance/spi/interceptor/BytecodeLazyAttributeInterceptor;"
                + "Ljava/util/function/BiFunction;Ljava/lang/String;Ljava/lang/String;)"
                + "Ljava/lang/Object;",
            Role.READ,
            4,
            null));
  }

  @Override
  public List<StandIn> standIns() {
    String types = collection.substring(0, collection.lastIndexOf('.') + 1);
    return List.of(
        // Two bags are equal only if they are one: that reads nothing.
        standIn(types + "PersistentBag", List.class, OF_LISTS),
        standIn(types + "PersistentIdentifierBag", List.class, OF_LISTS),
        standIn(types + "PersistentList", List.class, OF_LISTS, OF_VALUES),
        standIn(types + "PersistentSet", Set.class, OF_COLLECTIONS, OF_VALUES),
        standIn(types + "PersistentSortedSet", SortedSet.class, OF_SORTED_SETS),
        standIn(types + "PersistentMap", Map.class, OF_MAPS, OF_VALUES),
        standIn(types + "PersistentSortedMap", SortedMap.class, OF_SORTED_MAPS));
  }

  @SafeVarargs
  private static StandIn standIn(String type, Class<?> answeredBy, Set<String>... methods) {
    Set<String> all = new HashSet<>();
    for (Set<String> each : methods) {
      all.addAll(each);
    }
    return new StandIn(type, "wasInitialized", answeredBy, Set.copyOf(all));
  }

  @Override
  public List<String> marked() {
    return List.of(CONTEXT, BORROWER, PROXY, collection, ENHANCED);
  }
}
