package dev.outlive.adapter.eclipselink;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.TooManyRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.ForeignReferenceMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.queries.ObjectLevelReadQuery;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.eclipse.persistence.queries.ReadObjectQuery;
import org.eclipse.persistence.queries.ReadQuery;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * A unit of work of the agent's that reads relations, in one transaction on one connection, which
 * ends with a roll-back. In a transaction EclipseLink makes copies of rows without the shared
 * cache, so that it holds nothing that was not committed; here, so that nothing of ours is in it.
 * Confined to its thread.
 */
final class ShortUnit implements AutoCloseable {
  /** How many are read by one statement. */
  private static final int BATCH = 64;

  private final OwnClient client;
  private final OwnUnit unit;
  private final Identity identity;

  /**
   * @param work the host's unit of work: what is read refers to the entities that it holds
   */
  ShortUnit(UnitOfWorkImpl work) {
    UnitOfWorkImpl host = OwnUnit.hostOf(work);
    if (!(host.getParent().getParent() instanceof ServerSession server) || !server.isConnected()) {
      throw new NoAnswer("its session's factory is closed");
    }
    this.client = new OwnClient(server);
    this.unit = new OwnUnit(client, host);
    this.identity = new Identity(host);
    boolean begun = false;
    try {
      // Copied, as another thread may read on in the host's meanwhile.
      identity.copyInto(unit);
      unit.beginEarlyTransaction();
      begun = true;
    } finally {
      if (!begun) {
        client.release();
      }
    }
  }

  /** Reads one relation: an entity, null if there is none, or a collection. */
  Object read(Relation relation, int maxRows) {
    return read(relation, maxRows, 0);
  }

  /**
   * @param taken how many of the rows have been read for others
   */
  private Object read(Relation relation, int maxRows, int taken) {
    AbstractRecord row = relation.row();
    if (relation.mapping() instanceof OneToOneMapping) {
      return row == null
          ? cached(relation)
          : unit.executeQuery((ReadQuery) relation.mapping().getSelectionQuery().clone(), row);
    }
    ReadQuery query = (ReadQuery) relation.mapping().getSelectionQuery().clone();
    if (!(query instanceof ObjectLevelReadQuery entities) || !entities.hasJoining()) {
      query.setMaxRows(maxRows - taken + 1);
    }
    Collection<?> all =
        (Collection<?>) unit.executeQuery(query, row == null ? relation.rowOfOwner() : row);
    if (all.size() > maxRows - taken) {
      throw new TooManyRows(maxRows);
    }
    all.forEach(each -> turn(each, relation));
    return all;
  }

  /** The owner is the owner: what refers back to it in a copy is loaded with that. */
  private void turn(Object element, Relation relation) {
    String back = relation.mapping().getMappedBy();
    ClassDescriptor descriptor =
        back == null || element == null ? null : unit.getDescriptors().get(element.getClass());
    if (descriptor != null
        && descriptor.getObjectBuilder().getMappingForAttributeName(back)
            instanceof OneToOneMapping reference
        && Relations.of(element, descriptor).contains(reference)
        && Relations.unloaded(element, reference) instanceof UnitOfWorkValueHolder<?> holder
        && holder.getSession() == unit) {
      Holders.load(holder, relation.owner());
    }
  }

  private Object cached(Relation relation) {
    Object cached = relation.cached();
    if (cached == null) {
      throw new NoAnswer("EclipseLink has just read it");
    }
    ClassDescriptor descriptor = unit.getDescriptors().get(cached.getClass());
    ReadObjectQuery query = new ReadObjectQuery(descriptor.getJavaClass());
    query.setSelectionId(descriptor.getObjectBuilder().extractPrimaryKeyFromObject(cached, unit));
    Object read = unit.executeQuery(query);
    if (read == null) {
      throw new NoAnswer("the row is gone");
    }
    return read;
  }

  /** Reads many, by as few statements as can be. By identity of the holders. */
  Map<Object, Object> readAll(Collection<Relation> relations, int maxRows) {
    if (relations.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    Map<ForeignReferenceMapping, Set<Object>> keys = new LinkedHashMap<>();
    for (Relation each : relations) {
      Object key = key(each);
      if (key != null) {
        keys.computeIfAbsent(each.mapping(), m -> new LinkedHashSet<>()).add(key);
      }
    }
    keys.forEach((mapping, all) -> load(mapping.getReferenceDescriptor(), all));
    Map<Object, Object> values = new IdentityHashMap<>();
    int rows = 0;
    for (Relation each : relations) {
      // Of a to-one, finds what has been loaded by then.
      Object value = read(each, maxRows, rows);
      rows += value instanceof Collection<?> all ? all.size() : 1;
      values.put(each.holder(), value);
    }
    return values;
  }

  /** The one field that tells what is referred to; null if there is more to it. */
  private static Object key(Relation relation) {
    AbstractRecord row = relation.row();
    return row != null
            && relation.mapping() instanceof OneToOneMapping mapping
            && !mapping.hasCustomSelectionQuery()
            && mapping.getReferenceDescriptor().getPrimaryKeyFields().size() == 1
        ? fieldOf(mapping, row)
        : null;
  }

  private static Object fieldOf(OneToOneMapping mapping, AbstractRecord row) {
    DatabaseField target = mapping.getReferenceDescriptor().getPrimaryKeyFields().get(0);
    DatabaseField source = mapping.getTargetToSourceKeyFields().get(target);
    return source == null ? null : row.get(source);
  }

  private void load(ClassDescriptor descriptor, Set<Object> keys) {
    List<Object> all = new ArrayList<>(keys);
    for (int from = 0; from < all.size(); from += BATCH) {
      ReadAllQuery query = new ReadAllQuery(descriptor.getJavaClass());
      ExpressionBuilder builder = query.getExpressionBuilder();
      DatabaseField field = descriptor.getPrimaryKeyFields().get(0);
      query.setSelectionCriteria(
          builder
              .getField(field)
              .in(new ArrayList<>(all.subList(from, Math.min(from + BATCH, all.size())))));
      unit.executeQuery(query);
    }
  }

  @Override
  public void close() {
    try {
      unit.release();
      identity.shareWith(unit);
    } finally {
      client.release();
    }
  }
}
