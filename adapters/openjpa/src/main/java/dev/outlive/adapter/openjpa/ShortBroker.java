package dev.outlive.adapter.openjpa;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.TooManyRows;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.openjpa.conf.OpenJPAConfiguration;
import org.apache.openjpa.kernel.AutoDetach;
import org.apache.openjpa.kernel.Broker;
import org.apache.openjpa.kernel.ConnectionRetainModes;
import org.apache.openjpa.kernel.DataCacheRetrieveMode;
import org.apache.openjpa.kernel.DataCacheStoreMode;
import org.apache.openjpa.kernel.FetchConfiguration;
import org.apache.openjpa.kernel.OpenJPAStateManager;
import org.apache.openjpa.kernel.Query;
import org.apache.openjpa.kernel.jpql.JPQLParser;
import org.apache.openjpa.meta.ClassMetaData;
import org.apache.openjpa.meta.FieldMetaData;
import org.apache.openjpa.meta.JavaTypes;
import org.apache.openjpa.util.ObjectId;
import org.apache.openjpa.util.OpenJPAId;

/**
 * A broker of the agent's that reads one attribute, on one connection, in no transaction, and past
 * the caches. What it reads are objects of its own: the host's stay as they are. Confined to its
 * thread.
 */
final class ShortBroker implements AutoCloseable {
  private final Map<Object, Object> host;
  private final ClassMetaData meta;
  private final FieldMetaData field;
  private final EntityField place;
  private final ClassLoader before;
  private final Broker broker;

  /**
   * @param host where what it reads is taken from the host, and which factory reads
   * @param owner the class of the attribute's owners
   * @throws NoAnswer if the attribute cannot be read, or not be served
   */
  ShortBroker(HostEntities host, Class<?> owner, String attribute) {
    OpenJPAConfiguration configuration = host.factory().getConfiguration();
    this.host = host.byId();
    this.meta =
        configuration
            .getMetaDataRepositoryInstance()
            .getMetaData(owner, owner.getClassLoader(), true);
    this.field = meta.getField(attribute);
    this.place = place(owner);
    Thread thread = Thread.currentThread();
    this.before = thread.getContextClassLoader();
    // Through a loader that it has not met, a broker looks for all entities' classes.
    thread.setContextClassLoader(owner.getClassLoader());
    boolean ready = false;
    try {
      this.broker =
          host.factory()
              .newBroker(
                  configuration.getConnectionUserName(),
                  configuration.getConnectionPassword(),
                  false,
                  ConnectionRetainModes.CONN_RETAIN_ALWAYS,
                  false);
      prepare(broker);
      ready = true;
    } finally {
      if (!ready) {
        thread.setContextClassLoader(before);
      }
    }
  }

  private EntityField place(Class<?> owner) {
    if (field == null || !(field.getBackingMember() instanceof Field)) {
      throw new NoAnswer("its class is mapped by methods");
    }
    if (field.isLRS()) {
      throw new NoAnswer("it is a large result set");
    }
    try {
      return EntityField.of(owner, field.getIndex());
    } catch (IllegalStateException e) {
      throw new NoAnswer(e.getMessage());
    }
  }

  /** Closes it if that cannot be done. */
  private void prepare(Broker broker) {
    boolean ready = false;
    try {
      set(broker);
      ready = true;
    } finally {
      if (!ready) {
        broker.close();
      }
    }
  }

  private void set(Broker broker) {
    // To detach what it has read when it is closed would tell listeners, and switches how all
    // brokers of the factory cascade, for a moment.
    broker.setAutoDetach(AutoDetach.DETACH_NONE);
    broker.setNontransactionalRead(true);
    broker.setIgnoreChanges(true);
    broker.setPopulateDataCache(false);
    FetchConfiguration fetch = broker.getFetchConfiguration();
    fetch.setCacheRetrieveMode(DataCacheRetrieveMode.BYPASS);
    fetch.setCacheStoreMode(DataCacheStoreMode.BYPASS);
    fetch.setQueryCacheEnabled(false);
    fetch.addField(field.getFullName(false));
  }

  /**
   * Reads the attribute of each.
   *
   * @param bound state managers of the owners
   * @return by identity; without those whose row is gone
   */
  Map<Object, Object> read(Collection<?> bound, int maxRows) {
    if (bound.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    List<Object> keys = keys(bound);
    if (many() && size(keys) > maxRows) {
      throw new TooManyRows(maxRows);
    }
    if (bound.size() > 1 && keys != null) {
      // So that they are there when they are looked for.
      run("select o from " + meta.getTypeAlias() + " o where o." + key() + " in (:keys)", keys);
    }
    Map<Object, OpenJPAStateManager> owners = new IdentityHashMap<>();
    for (Object each : bound) {
      Object owner = broker.find(((OpenJPAStateManager) each).getObjectId(), true, null);
      if (owner != null) {
        owners.put(each, broker.getStateManager(owner));
      }
    }
    return new LettingGo(broker, field, host, owners).values(place);
  }

  private boolean many() {
    return field.getDeclaredTypeCode() == JavaTypes.COLLECTION
        || field.getDeclaredTypeCode() == JavaTypes.MAP;
  }

  /** The primary keys, where there is one column for that; else null. */
  private List<Object> keys(Collection<?> bound) {
    List<Object> keys = new ArrayList<>();
    for (Object each : bound) {
      Object id = ((OpenJPAStateManager) each).getObjectId();
      if (meta.getPrimaryKeyFields().length != 1
          || !(id instanceof OpenJPAId typed)
          || id instanceof ObjectId) {
        return null;
      }
      keys.add(typed.getIdObject());
    }
    return keys;
  }

  private String key() {
    return meta.getPrimaryKeyFields()[0].getName();
  }

  /** How many rows there are for all owners together. */
  private long size(List<Object> keys) {
    if (keys == null) {
      throw new NoAnswer("the rows of an owner with a composite identifier cannot be counted");
    }
    Object count =
        run(
            "select count(o) from "
                + meta.getTypeAlias()
                + " o join o."
                + field.getName()
                + " e where o."
                + key()
                + " in (:keys)",
            keys);
    return ((Number) count).longValue();
  }

  /** The rows, or the one value that there is. */
  private Object run(String jpql, List<Object> keys) {
    // Its name goes by the JPA of the host's OpenJPA; of a constant, the compiler would keep ours.
    Query query = broker.newQuery(new JPQLParser().getLanguage(), jpql);
    try {
      Object result = query.execute(Map.of("keys", keys));
      return result instanceof Collection<?> rows ? List.copyOf(rows) : result;
    } finally {
      query.closeAll();
    }
  }

  @Override
  public void close() {
    try {
      broker.close();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
