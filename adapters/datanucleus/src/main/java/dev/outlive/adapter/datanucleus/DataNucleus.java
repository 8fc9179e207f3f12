package dev.outlive.adapter.datanucleus;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.datanucleus.ExecutionContext;
import org.datanucleus.enhancement.Persistable;
import org.datanucleus.state.LifeCycleState;
import org.datanucleus.state.StateManagerImpl;

/**
 * DataNucleus 6, as the agent asks of it. A bound object is the state manager of an entity; once
 * that is detached, the entity.
 */
public final class DataNucleus implements Orm {
  /** How the name of what reads a field begins, which DataNucleus puts into its class. */
  private static final String OF_FIELD = "dnGet";

  private static final String OF_PROPERTY = "get";
  private static final String OF_SWITCH = "is";

  /** What an entity manager is by the names that DataNucleus has for its ways of being used. */
  private static final Map<String, String> JPA =
      Map.of(
          "Jakarta", "jakarta.persistence.EntityManager", "JPA", "javax.persistence.EntityManager");

  /** For the agent. */
  public DataNucleus() {}

  // ---- sessions

  /** That of JPA: JDO has other names and other rules. */
  @Override
  public Object session(Object session) {
    ExecutionContext context =
        session instanceof StateManagerImpl managed
            ? managed.getExecutionContext()
            : (ExecutionContext) session;
    return context != null && JPA.containsKey(context.getApiAdapter().getName()) ? context : null;
  }

  @Override
  public String sessionType(Object session) {
    return JPA.get(((ExecutionContext) session).getApiAdapter().getName());
  }

  /** It can be closed, and its sessions go on. */
  @Override
  public Object factory(Object session) {
    return null;
  }

  /** Its connections come and go with its store's calls. */
  @Override
  public Object borrower(Object session) {
    return null;
  }

  /** It refuses to be closed in a transaction, or rolls that back: then it has been closed. */
  @Override
  public String letsGoBy(Object session) {
    ExecutionContext context = (ExecutionContext) session;
    if (context.isClosed()) {
      return null;
    }
    List<String> callers = Callers.nearest();
    if (callers.contains("internalClose")) {
      return context.getTransaction().getIsActive() ? "" : null;
    }
    return callers.contains("postRollback") ? "rolled back" : "cleared";
  }

  /**
   * Where an attribute is loaded by itself, its owner has been before; and so has what is only
   * looked for again.
   */
  @Override
  public boolean binds(Object session) {
    List<String> callers = Callers.nearest();
    if (callers.contains("locate")) {
      return ((StateManagerImpl) session).getLifecycleState().stateType() == LifeCycleState.HOLLOW;
    }
    return !callers.contains("loadFieldsFromDatastore") || callers.contains("validate");
  }

  // ---- bound objects

  /** Nothing else refuses. */
  @Override
  public boolean detached(Object bound) {
    return true;
  }

  @Override
  public Attribute describe(Object bound, Object attribute) {
    Object id = ((Persistable) bound).dnGetObjectId();
    return new Attribute(type(bound), name((String) attribute), id);
  }

  /** Of what reads it, or its own. */
  private static String name(String attribute) {
    if (attribute.startsWith(OF_FIELD)) {
      return attribute.substring(OF_FIELD.length());
    }
    for (String prefix : List.of(OF_PROPERTY, OF_SWITCH)) {
      int first = prefix.length();
      if (attribute.startsWith(prefix)
          && attribute.length() > first
          && Character.isUpperCase(attribute.charAt(first))) {
        return Character.toLowerCase(attribute.charAt(first)) + attribute.substring(first + 1);
      }
    }
    return attribute;
  }

  @Override
  public String cure(Object bound, Attribute attribute) {
    return "add " + attribute.name() + " to the fetch plan or an entity graph, or join fetch it";
  }

  /** What it refuses is late from the beginning. */
  @Override
  public boolean refusal(Throwable thrown) {
    return false;
  }

  /** Its own account is not safe to walk through. */
  @Override
  public Collection<?> entities(Object session) {
    return null;
  }
}
