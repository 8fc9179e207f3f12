package dev.outlive.adapter.hibernate;

import dev.outlive.adapter.Adapter;
import dev.outlive.adapter.Point;
import dev.outlive.adapter.Role;
import java.util.List;

/**
 * What is woven of Hibernate. A session is its persistence context: that is made with each session,
 * stateful or not, and its {@code clear} is what close, clear, roll-back and the end of a factory
 * have in common. The private methods are where a lazy read comes through whatever was called: a
 * collection's size and elements bypass {@code initialize}.
 */
abstract class HibernateAdapter implements Adapter {
  private static final String CONTEXT = "org.hibernate.engine.internal.StatefulPersistenceContext";
  private static final String SESSION = "org.hibernate.internal.AbstractSharedSessionContract";
  private static final String BORROWER =
      "org.hibernate.resource.jdbc.internal.LogicalConnectionManagedImpl";
  private static final String PROXY = "org.hibernate.proxy.AbstractLazyInitializer";
  private static final String ENHANCED =
      "org.hibernate.bytecode.enhance.spi.interceptor.AbstractInterceptor";
  private static final String ENHANCED_READ =
      "org.hibernate.bytecode.enhance.spi.interceptor.EnhancementHelper";
  private static final String IN_SESSION =
      "(Lorg/hibernate/engine/spi/SharedSessionContractImplementor;)";

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
        new Point(SESSION, "setClosed", "()V", Role.CLOSED),
        new Point(BORROWER, "acquireConnectionIfNeeded", "()Ljava/sql/Connection;", Role.BORROWED),
        new Point(PROXY, "setSession", IN_SESSION + "V", Role.JOINED),
        new Point(PROXY, "unsetSession", "()V", Role.LET_GO),
        new Point(PROXY, "initialize", "()V", Role.READ, 0, "isUninitialized"),
        new Point(collection, "<init>", IN_SESSION + "V", Role.JOINED),
        new Point(collection, "setCurrentSession", IN_SESSION + "Z", Role.JOINED),
        new Point(collection, "unsetSession", IN_SESSION + "Z", Role.LET_GO),
        new Point(
            collection,
            "withTemporarySessionIfNeeded",
            "(L" + collection.replace('.', '/') + "$LazyInitializationWork;)Ljava/lang/Object;",
            Role.READ,
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
  public List<String> marked() {
    return List.of(CONTEXT, BORROWER, PROXY, collection, ENHANCED);
  }
}
