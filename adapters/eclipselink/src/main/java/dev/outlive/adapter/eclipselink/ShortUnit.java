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
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.eclipse.persistence.queries.ReadObjectQuery;
import org.eclipse.persistence.queries.ReadQuery;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * A unit of work of the agent's that reads to-ones, in one transaction on one connection, which
 * ends with a roll-back. In a transaction EclipseLink makes copies of rows without the shared
 * cache, so that it holds nothing that was not committed; here, so that nothing of ours is in it.
 * Confined to its thread.
 */
final class ShortUnit implements AutoCloseable {
  /** How many are read by one statement. */
  private static final int BATCH = 64;

  private final OwnClient client;
  private final OwnUnit unit;

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
    new Identity(host).copyInto(unit);
    unit.beginEarlyTransaction();
  }

  /** Reads one to-one; null if there is none. */
  Object read(Relation relation) {
    AbstractRecord row = relation.row();
    if (row != null) {
      ReadQuery query = (ReadQuery) relation.mapping().getSelectionQuery().clone();
      return unit.executeQuery(query, row);
    }
    Object cached = relation.cached();
    if (cached == null) {
      throw new NoAnswer("EclipseLink has just read it");
    }
    ClassDescriptor descriptor = unit.getDescriptor(cached);
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
    Map<OneToOneMapping, Set<Object>> keys = new LinkedHashMap<>();
    for (Relation each : relations) {
      Object key = key(each);
      if (key != null) {
        keys.computeIfAbsent(each.mapping(), m -> new LinkedHashSet<>()).add(key);
      }
    }
    keys.forEach((mapping, all) -> load(mapping.getReferenceDescriptor(), all));
    Map<Object, Object> values = new IdentityHashMap<>();
    for (Relation each : relations) {
      // Finds what has been loaded by then.
      values.put(each.holder(), read(each));
    }
    return values;
  }

  /** The one field that tells what is referred to; null if there is more to it. */
  private static Object key(Relation relation) {
    AbstractRecord row = relation.row();
    return row == null
            || relation.mapping().hasCustomSelectionQuery()
            || relation.mapping().getReferenceDescriptor().getPrimaryKeyFields().size() != 1
        ? null
        : fieldOf(relation.mapping(), row);
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
    } finally {
      client.release();
    }
  }
}
