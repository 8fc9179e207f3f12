package dev.outlive.adapter.hibernate;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.BoundedRows;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.LazyInitializationException;
import org.hibernate.Session;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.bytecode.enhance.spi.interceptor.BytecodeLazyAttributeInterceptor;
import org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.internal.StatelessSessionImpl;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.resource.jdbc.internal.LogicalConnectionProvidedImpl;
import org.hibernate.resource.jdbc.spi.LogicalConnectionImplementor;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;

/**
 * Hibernate, as the agent asks of it. Bound objects are a proxy's {@link LazyInitializer}, a {@link
 * PersistentCollection}, and the interceptor of an enhanced entity.
 */
abstract class Hibernate implements FixingOrm {
  /** What an enhanced entity says that was evicted, and whose session is open (5.6 to 7.4). */
  private static final String NOT_ASSOCIATED = "entity is not associated with the session";

  /** How far up the stack it shows why a context is cleared. */
  private static final int NEAREST = 40;

  /** The identifier behind a proxy. */
  abstract Object id(LazyInitializer proxy);

  /** The identifier of an entity. */
  abstract Object id(EntityEntry entity);

  /** Whether a collection belongs to no session. */
  abstract boolean withoutSession(PersistentCollection<?> collection);

  /** The key of a collection's owner. */
  abstract Object key(PersistentCollection<?> collection);

  // ---- sessions

  @Override
  public final Object session(Object session) {
    return session instanceof SharedSessionContractImplementor open
        ? open.getPersistenceContextInternal()
        : session;
  }

  private static SharedSessionContractImplementor sessionOf(Object context) {
    return ((PersistenceContext) context).getSession();
  }

  @Override
  public final String sessionType(Object context) {
    return sessionOf(context) instanceof StatelessSessionImpl
        ? "org.hibernate.StatelessSession"
        : "org.hibernate.Session";
  }

  @Override
  public final Object borrower(Object context) {
    return sessionOf(context).getJdbcCoordinator().getLogicalConnection();
  }

  /** A connection that the application has provided is the application's. */
  @Override
  public final Connection connection(Object context) {
    LogicalConnectionImplementor logical =
        sessionOf(context).getJdbcCoordinator().getLogicalConnection();
    return logical instanceof LogicalConnectionProvidedImpl || !logical.isPhysicallyConnected()
        ? null
        : logical.getPhysicalConnection();
  }

  @Override
  public final String letsGoBy(Object context) {
    SharedSessionContractImplementor session = sessionOf(context);
    if (session.isClosed()) {
      return null;
    }
    return StackWalker.getInstance().walk(Hibernate::afterTransaction) ? "rolled back" : "cleared";
  }

  /**
   * Whether a session clears itself because its transaction was not successful; the status is that
   * of no transaction by then (6.6, 7.4). Clearing happens seldom enough to look.
   */
  private static boolean afterTransaction(Stream<StackFrame> stack) {
    return stack
        .limit(NEAREST)
        .anyMatch(frame -> frame.getMethodName().equals("afterTransactionCompletion"));
  }

  // ---- bound objects

  @Override
  public final boolean detached(Object bound) {
    if (bound instanceof LazyInitializer proxy) {
      return proxy.getSession() == null;
    }
    if (bound instanceof PersistentCollection<?> collection) {
      return withoutSession(collection);
    }
    // 5.6 and 6 leave the closed session there; a cleared one goes on reading. To ask whether it
    // is open would close it if its factory is closed.
    SharedSessionContractImplementor session =
        ((BytecodeLazyAttributeInterceptor) bound).getLinkedSession();
    return session == null || session.isClosed();
  }

  @Override
  public final Attribute identity(Object context, Object entity) {
    EntityEntry entry = ((PersistenceContext) context).getEntry(entity);
    return entry == null ? null : new Attribute(entry.getEntityName(), null, id(entry));
  }

  @Override
  public final Collection<?> boundOf(Object context, Object entity) {
    BytecodeLazyAttributeInterceptor interceptor = interceptor(entity);
    return interceptor == null ? List.of() : List.of(interceptor);
  }

  private static BytecodeLazyAttributeInterceptor interceptor(Object entity) {
    return entity instanceof PersistentAttributeInterceptable enhanced
            && enhanced.$$_hibernate_getInterceptor()
                instanceof BytecodeLazyAttributeInterceptor interceptor
        ? interceptor
        : null;
  }

  @Override
  public final Attribute describe(Object bound, Object attribute) {
    if (bound instanceof LazyInitializer proxy) {
      return new Attribute(proxy.getEntityName(), null, id(proxy));
    }
    if (bound instanceof PersistentCollection<?> collection) {
      return describe(collection);
    }
    BytecodeLazyAttributeInterceptor enhanced = (BytecodeLazyAttributeInterceptor) bound;
    return new Attribute(enhanced.getEntityName(), (String) attribute, enhanced.getIdentifier());
  }

  /** A role is the name of the entity that declares the collection, and the path to it. */
  private Attribute describe(PersistentCollection<?> collection) {
    String role = collection.getRole();
    Object owner = collection.getOwner();
    for (Class<?> up = owner == null ? null : owner.getClass();
        up != null && role != null;
        up = up.getSuperclass()) {
      if (role.startsWith(up.getName() + ".")) {
        String path = role.substring(up.getName().length() + 1);
        return new Attribute(owner.getClass().getName(), path, key(collection));
      }
    }
    int dot = role == null ? -1 : role.lastIndexOf('.');
    return dot < 0
        ? new Attribute(collection.getClass().getName(), role, key(collection))
        : new Attribute(role.substring(0, dot), role.substring(dot + 1), key(collection));
  }

  @Override
  public final boolean ownerUnknown(Object bound) {
    return bound instanceof LazyInitializer || bound instanceof BytecodeLazyAttributeInterceptor;
  }

  @Override
  public final void owners(Object context, Owners owners) {
    for (Map.Entry<Object, EntityEntry> each : entries(context).entrySet()) {
      EntityEntry entity = each.getValue();
      String name = entity.getEntityName();
      BytecodeLazyAttributeInterceptor own = interceptor(each.getKey());
      if (own != null && !(own instanceof EnhancementAsProxyLazinessInterceptor)) {
        // It knows its attributes, and not always the identifier.
        owners.owned(own, new Attribute(name, null, id(entity)));
      }
      // Null of what is read-only.
      Object[] state = entity.getLoadedState();
      for (int i = 0; state != null && i < state.length; i++) {
        Object bound = unloadedToOne(state[i]);
        if (bound != null) {
          String property = entity.getPersister().getPropertyNames()[i];
          owners.owned(bound, new Attribute(name, property, id(entity)));
        }
      }
    }
  }

  /** Of what is managed; 7.4 fails to list what has no entry, as a temporary session may have. */
  private static Map<Object, EntityEntry> entries(Object context) {
    PersistenceContext known = (PersistenceContext) context;
    Map<Object, EntityEntry> entries = new IdentityHashMap<>();
    for (Object entity : known.getEntitiesByKey().values()) {
      EntityEntry entry = entity == null ? null : known.getEntry(entity);
      if (entry != null) {
        entries.put(entity, entry);
      }
    }
    return entries;
  }

  /** What stands for a to-one that is not loaded; null if it is. */
  private static Object unloadedToOne(Object value) {
    if (value instanceof HibernateProxy proxy) {
      LazyInitializer initializer = proxy.getHibernateLazyInitializer();
      return initializer.isUninitialized() ? initializer : null;
    }
    return interceptor(value) instanceof EnhancementAsProxyLazinessInterceptor unloaded
        ? unloaded
        : null;
  }

  @Override
  public final String cure(Object bound, Attribute attribute) {
    if (attribute.name() == null) {
      return "find it instead of a reference to it";
    }
    String graph = "name " + attribute.name() + " in an entity graph";
    boolean association =
        bound instanceof LazyInitializer
            || bound instanceof PersistentCollection
            || bound instanceof EnhancementAsProxyLazinessInterceptor;
    return association
        ? "join fetch it, or "
            + graph
            + "; of many owners, give it a @BatchSize; if only a column of it is shown, select that"
        : graph + ", or select the column";
  }

  @Override
  public final boolean refusal(Throwable thrown) {
    return thrown instanceof LazyInitializationException
        || thrown.getClass() == HibernateException.class
            && String.valueOf(thrown.getMessage()).startsWith(NOT_ASSOCIATED);
  }

  /** Each as the entry that its session keeps for it. */
  @Override
  public final Collection<?> entities(Object context) {
    return entries(context).values();
  }

  @Override
  public final boolean entity(Object object) {
    return object instanceof EntityEntry;
  }

  @Override
  public final String type(Object entity) {
    return ((EntityEntry) entity).getEntityName();
  }

  @Override
  public final List<String> unloaded(Object entity) {
    EntityEntry entry = (EntityEntry) entity;
    Object[] state = entry.getLoadedState();
    List<String> names = new ArrayList<>();
    for (int i = 0; state != null && i < state.length; i++) {
      if (state[i] == LazyPropertyInitializer.UNFETCHED_PROPERTY
          || state[i] instanceof PersistentCollection<?> many && !many.wasInitialized()
          || unloadedToOne(state[i]) != null) {
        names.add(entry.getPersister().getPropertyNames()[i]);
      }
    }
    return names;
  }

  // ---- auto-fix

  /** The persister of an entity. */
  abstract EntityPersister entityPersister(SessionFactoryImplementor factory, String entity);

  /** The key of an entity. */
  abstract EntityKey keyOf(
      SharedSessionContractImplementor session, EntityPersister persister, Object entity);

  /** The key of the entity with an identifier. */
  abstract EntityKey keyFor(
      SharedSessionContractImplementor session, EntityPersister persister, Object id);

  /** The properties of an entity, in the persister's order. */
  abstract Object[] values(EntityPersister persister, Object entity);

  /** Sets a property of an entity. */
  abstract void set(EntityPersister persister, Object entity, int property, Object value);

  /** The persister of a collection; null if there is none. */
  abstract CollectionPersister collectionPersister(SessionFactoryImplementor factory, String role);

  /** Whether objects of a class are entities. */
  abstract boolean entity(SessionFactoryImplementor factory, Class<?> type);

  /** Reads an entity; null if there is none. */
  abstract Object load(SharedSessionContractImplementor session, String entity, Object id);

  /**
   * Makes another collection of the same role and key.
   *
   * @return a {@link PersistentCollection}, which has no type parameter in 5.6
   */
  abstract Object another(
      SharedSessionContractImplementor session,
      CollectionPersister persister,
      PersistentCollection<?> like);

  /** How many elements a collection has in the database. */
  abstract int size(
      CollectionPersister persister,
      PersistentCollection<?> collection,
      SharedSessionContractImplementor session);

  /** Has a session read in batches, where it can. */
  abstract void batches(Session session, int size);

  @Override
  public final Object factory(Object context) {
    return sessionOf(context).getFactory();
  }

  @Override
  public final boolean filtered(Object context) {
    return sessionOf(context).getLoadQueryInfluencers().hasEnabledFilters();
  }

  @Override
  public final String unlikeOthers(Object context) {
    SharedSessionContractImplementor session = sessionOf(context);
    if (session.getTenantIdentifier() != null) {
      return "its session belonged to a tenant";
    }
    if (Interception.ofSession(session)) {
      return "its session had an interceptor of its own";
    }
    if (Interception.ofFactory(session)) {
      return "its factory has an interceptor, which may go by the thread";
    }
    return isJta(session) ? "its session took part in a JTA transaction" : null;
  }

  private static boolean isJta(SharedSessionContractImplementor session) {
    return session.getTransactionCoordinator().getTransactionCoordinatorBuilder().isJta();
  }

  /** Whoever asks is the thread that gives the session's connection back. */
  @Override
  public final boolean current(Object context) {
    SharedSessionContractImplementor session = sessionOf(context);
    return !isJta(session)
        && session.getTenantIdentifier() == null
        && !filtered(context)
        && !Interception.ofSession(session);
  }

  @Override
  public final Collection<?> bound(Object context) {
    Set<Object> bound = Collections.newSetFromMap(new IdentityHashMap<>());
    for (EntityEntry entity : entries(context).values()) {
      Object[] state = entity.getLoadedState();
      for (int i = 0; state != null && i < state.length; i++) {
        Object toOne = unloadedToOne(state[i]);
        if (toOne != null) {
          bound.add(toOne);
        }
      }
    }
    ((PersistenceContext) context)
        .forEachCollectionEntry(
            (collection, entry) -> {
              if (!collection.wasInitialized()) {
                bound.add(collection);
              }
            },
            false);
    return bound;
  }

  @Override
  public final boolean complete(Object bound) {
    if (bound instanceof LazyInitializer proxy) {
      return !proxy.isUninitialized();
    }
    return bound instanceof PersistentCollection<?> collection
        ? collection.wasInitialized()
        : !((BytecodeLazyAttributeInterceptor) bound).hasAnyUninitializedAttributes();
  }

  @Override
  public final boolean entity(Object factory, Object object) {
    return factory instanceof SessionFactoryImplementor known
        && !(object instanceof HibernateProxy)
        && entity(known, object.getClass());
  }

  @Override
  public final Map<String, Object> loaded(Object factory, Object entity) {
    EntityPersister persister =
        entityPersister((SessionFactoryImplementor) factory, entity.getClass().getName());
    Object[] values = values(persister, entity);
    Map<String, Object> loaded = new LinkedHashMap<>();
    putLoaded(loaded, "", persister.getPropertyNames(), persister.getPropertyTypes(), values);
    return loaded;
  }

  /** What is embedded has properties of its own. */
  private static void putLoaded(
      Map<String, Object> loaded, String path, String[] names, Type[] types, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == LazyPropertyInitializer.UNFETCHED_PROPERTY
          || types[i].isEntityType()
          || types[i].isCollectionType()) {
        continue;
      }
      String name = path + names[i];
      if (values[i] != null
          && types[i].isComponentType()
          && types[i] instanceof CompositeType embedded) {
        putLoaded(
            loaded,
            name + ".",
            embedded.getPropertyNames(),
            embedded.getSubtypes(),
            embedded.getPropertyValues(values[i], (SharedSessionContractImplementor) null));
      } else {
        loaded.put(name, values[i]);
      }
    }
  }

  /** With {@code enable_lazy_load_no_trans}. */
  @Override
  public final boolean readsLate(Object factory) {
    return factory instanceof SessionFactoryImplementor known
        && known.getSessionFactoryOptions().isInitializeLazyStateOutsideTransactionsEnabled();
  }

  @Override
  public final Map<Object, Object> readTogether(
      Object context,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners) {
    // A collection is all there before its elements can be counted.
    BoundedRows rows = new BoundedRows(maxRows);
    try (ShortSession session =
        new ShortSession(this, sessionOf(context).getFactory(), rows.on(connection))) {
      session.reuse(entries(context));
      Map<Object, Object> values = session.readAll(bound, maxRows);
      rows.check();
      session.owners(owners);
      return values;
    }
  }

  @Override
  public final Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    if (factory == null || ((SessionFactoryImplementor) factory).isClosed()) {
      throw new NoAnswer("its session's factory is closed");
    }
    try (ShortSession session = new ShortSession(this, (SessionFactoryImplementor) factory, null)) {
      Object value = session.read(bound, (String) attribute, described.id(), maxRows);
      session.owners(owners);
      return value;
    }
  }

  /** Of a to-one of an enhanced entity, each attribute is asked for by itself. */
  @Override
  public final Object answer(Object factory, Object bound, Object attribute, Object value) {
    if (bound instanceof BytecodeLazyAttributeInterceptor
        && StackWalker.getInstance().walk(Hibernate::writing)) {
      throw new IllegalStateException("it is read to be written");
    }
    if (!(bound instanceof EnhancementAsProxyLazinessInterceptor)) {
      return value;
    }
    String name = (String) attribute;
    BytecodeLazyAttributeInterceptor lazy = interceptor(value);
    if (value == null || lazy != null && !lazy.isAttributeLoaded(name)) {
      throw new IllegalStateException("its copy has not loaded it either");
    }
    return entityPersister((SessionFactoryImplementor) factory, value.getClass().getName())
        .getPropertyValue(value, name);
  }

  /** Whether an enhanced entity is asked for a value because it is given another. */
  private static boolean writing(Stream<StackFrame> stack) {
    return stack.limit(NEAREST).anyMatch(frame -> frame.getMethodName().equals("handleWrite"));
  }
}
