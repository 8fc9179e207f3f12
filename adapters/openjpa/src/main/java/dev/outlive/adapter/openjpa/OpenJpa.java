package dev.outlive.adapter.openjpa;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Jpa;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.openjpa.conf.OpenJPAConfiguration;
import org.apache.openjpa.enhance.PersistenceCapable;
import org.apache.openjpa.kernel.AutoDetach;
import org.apache.openjpa.kernel.BrokerFactory;
import org.apache.openjpa.kernel.BrokerImpl;
import org.apache.openjpa.kernel.DetachedStateManager;
import org.apache.openjpa.kernel.OpenJPAStateManager;
import org.apache.openjpa.kernel.StateManagerImpl;
import org.apache.openjpa.lib.conf.Value;
import org.apache.openjpa.lib.jdbc.DelegatingConnection;
import org.apache.openjpa.persistence.OpenJPAEntityManager;
import org.apache.openjpa.util.OpenJPAId;

/**
 * OpenJPA, as the agent asks of it. A bound object is the state manager of an entity: another one
 * once that is detached.
 */
public final class OpenJpa implements FixingOrm {
  private static final String MANAGER = Jpa.entityManager(OpenJPAEntityManager.class);

  /** For the agent. */
  public OpenJpa() {}

  // ---- sessions

  @Override
  public Object session(Object session) {
    return session instanceof StateManagerImpl managed ? managed.getContext() : session;
  }

  @Override
  public String sessionType(Object session) {
    return MANAGER;
  }

  /** That closes each of its brokers. */
  @Override
  public Object factory(Object session) {
    return ((BrokerImpl) session).getBrokerFactory();
  }

  /** It borrows one for each call, unless it was told to retain it. */
  @Override
  public boolean keepsConnection() {
    return false;
  }

  /** Its connections come and go with its store's calls. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  @Override
  public Connection lent(Connection wrapper) {
    return wrapper instanceof DelegatingConnection own ? own.getDelegate() : null;
  }

  /**
   * At the end of a transaction it lets go only of what was rolled back, unless it was told to do
   * so after a commit as well.
   */
  @Override
  public String letsGoBy(Object session) {
    BrokerImpl broker = (BrokerImpl) session;
    if (broker.isCloseInvoked()) {
      return null;
    }
    boolean afterCommit = (broker.getAutoDetach() & AutoDetach.DETACH_COMMIT) != 0;
    return Callers.endTransaction() && (!afterCommit || Callers.rollBack())
        ? "rolled back"
        : "cleared";
  }

  // ---- bound objects

  /** Asked of each field, loaded or not, and by setters as well. */
  @Override
  public boolean reads(Object bound, Object attribute) {
    return !((DetachedStateManager) bound).getLoaded().get((Integer) attribute)
        && Callers.application();
  }

  /** It is for nothing else. */
  @Override
  public boolean detached(Object bound) {
    return true;
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    DetachedStateManager detached = (DetachedStateManager) bound;
    Class<?> entity = detached.getManagedInstance().getClass();
    Object id = detached.getObjectId();
    return new Attribute(
        entity.getName(),
        Fields.name(entity, (Integer) attribute),
        id instanceof OpenJPAId typed ? typed.getIdObject() : id);
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "add " + attribute.name() + " to the fetch plan, or join fetch it";
  }

  /** What it refuses is late from the beginning. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** Its own account is behind a lock. */
  @Override
  public Collection<?> entities(Object session) {
    return null;
  }

  @Override
  public boolean entity(Object object) {
    return object instanceof StateManagerImpl || object instanceof DetachedStateManager;
  }

  @Override
  public String type(Object bound) {
    return typeOf(bound).getName();
  }

  private static Class<?> typeOf(Object bound) {
    return ((OpenJPAStateManager) bound).getManagedInstance().getClass();
  }

  @Override
  public List<String> unloaded(Object bound) {
    BitSet loaded = ((OpenJPAStateManager) bound).getLoaded();
    Class<?> type = typeOf(bound);
    List<String> names = new ArrayList<>();
    for (int number = 0; number < Fields.count(type); number++) {
      if (!loaded.get(number)) {
        names.add(Fields.name(type, number));
      }
    }
    return names;
  }

  // ---- auto-fix

  @Override
  public String unlikeOthers(Object session) {
    BrokerImpl broker = (BrokerImpl) session;
    OpenJPAConfiguration configuration = broker.getConfiguration();
    if (broker.isManaged()) {
      return "its session took part in JTA transactions";
    }
    if (!Objects.equals(broker.getConnectionUserName(), configuration.getConnectionUserName())) {
      return "its session had a user of its own";
    }
    if (given(broker.getConnectionFactoryName())) {
      return "its session had a data source of its own";
    }
    Value decorators = configuration.getValue("jdbc.ConnectionDecorators");
    return decorators != null && given(decorators.getString())
        ? "its factory has connections decorated, which may go by the thread"
        : null;
  }

  private static boolean given(String setting) {
    return setting != null && !setting.isEmpty();
  }

  /** It has no filters. */
  @Override
  public boolean filtered(Object session) {
    return false;
  }

  /**
   * Where all is let go of behind each call, or by the finalizer, there is no end to copy for; and
   * no broker can be had of a factory that is being closed.
   */
  @Override
  public boolean current(Object session) {
    BrokerImpl broker = (BrokerImpl) session;
    return !broker.isManaged()
        && !broker.isClosed()
        && (broker.getAutoDetach() & AutoDetach.DETACH_NONTXREAD) == 0
        && !Callers.finalizer()
        && !Callers.factory()
        && (!broker.isActive() || Callers.endTransaction());
  }

  @Override
  public Collection<?> bound(Object session) {
    List<Object> bound = new ArrayList<>();
    for (Object each : ((BrokerImpl) session).getManagedObjects()) {
      StateManagerImpl managed = HostEntities.managed(each);
      if (managed != null) {
        bound.add(managed);
      }
    }
    return bound;
  }

  /** For what a broker of the agent's has read, another state manager stands by then. */
  @Override
  public boolean complete(Object bound) {
    if (bound instanceof StateManagerImpl managed
        && managed.getContext() instanceof BrokerImpl broker
        && broker.isClosed()) {
      return true;
    }
    return ((OpenJPAStateManager) bound).getLoaded().cardinality() == Fields.count(typeOf(bound));
  }

  @Override
  public boolean entity(Object factory, Object object) {
    return object instanceof PersistenceCapable;
  }

  @Override
  public Map<String, Object> loaded(Object factory, Object entity) {
    BitSet known =
        ((PersistenceCapable) entity).pcGetStateManager() instanceof OpenJPAStateManager manager
            ? manager.getLoaded()
            : null;
    Class<?> type = entity.getClass();
    Map<String, Object> loaded = new LinkedHashMap<>();
    for (int number = 0; number < Fields.count(type); number++) {
      EntityField field = known == null || known.get(number) ? field(type, number) : null;
      Object value = field == null ? null : field.get(entity);
      if (plain(value)) {
        loaded.put(Fields.name(type, number), value);
      }
    }
    return loaded;
  }

  /** Null where a class is mapped by methods, or closed: its values cannot be looked at. */
  private static EntityField field(Class<?> type, int number) {
    try {
      return EntityField.of(type, number);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  /** What is embedded is part of its owner. */
  private static boolean plain(Object value) {
    if (value == null) {
      return false;
    }
    return value instanceof PersistenceCapable enhanced
        ? enhanced.pcGetStateManager() instanceof OpenJPAStateManager manager
            && manager.isEmbedded()
        : !(value instanceof Iterable || value instanceof Map);
  }

  /** Whether a field that was not loaded is null or refused is a setting of the unit's. */
  @Override
  public boolean servesMarkedOnly() {
    return true;
  }

  @Override
  public Object toReadTogether(Object session) {
    return HostEntities.of((BrokerImpl) session);
  }

  @Override
  public Map<Object, Object> readTogether(
      Object host,
      Connection connection,
      Collection<?> bound,
      String attribute,
      int maxRows,
      Owners owners) {
    HostEntities entities = (HostEntities) host;
    Class<?> owner = typeOf(bound.iterator().next());
    try (ShortBroker broker = new ShortBroker(entities, owner, attribute)) {
      return broker.read(bound, maxRows);
    }
  }

  @Override
  public Object readAlone(
      Object factory,
      Object bound,
      Object attribute,
      Attribute described,
      int maxRows,
      Owners owners) {
    BrokerFactory known = (BrokerFactory) factory;
    if (known == null || known.isClosed()) {
      throw new NoAnswer("its session's factory is closed");
    }
    if (((DetachedStateManager) bound).isEmbedded()) {
      throw new NoAnswer("it belongs to an embedded object");
    }
    HostEntities none = new HostEntities(known, Map.of());
    try (ShortBroker broker = new ShortBroker(none, typeOf(bound), described.name())) {
      Map<Object, Object> values = broker.read(List.of(bound), maxRows);
      if (!values.containsKey(bound)) {
        throw new NoAnswer("the row is gone");
      }
      return values.get(bound);
    }
  }

  /** The getter reads the field as soon as OpenJPA has been asked. */
  @Override
  public Object answer(Object factory, Object bound, Object attribute, Object value) {
    Object entity = ((DetachedStateManager) bound).getManagedInstance();
    EntityField field = EntityField.of(entity.getClass(), (Integer) attribute);
    return (Runnable) () -> field.set(entity, value);
  }

  @Override
  public void takeBack(Object bound, String attribute, Object value) {
    DetachedStateManager detached = (DetachedStateManager) bound;
    Object entity = detached.getManagedInstance();
    int number = Fields.number(entity.getClass(), attribute);
    if (number >= 0 && !detached.getLoaded().get(number)) {
      EntityField.of(entity.getClass(), number).takeBack(entity, value);
    }
  }
}
