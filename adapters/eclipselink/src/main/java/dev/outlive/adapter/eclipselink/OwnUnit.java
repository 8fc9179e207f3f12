package dev.outlive.adapter.eclipselink;

import org.eclipse.persistence.config.FlushClearCache;
import org.eclipse.persistence.config.ReferenceMode;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;

/**
 * A unit of work that the agent reads in for one of the host's. What it reads are copies that know
 * it as theirs: once it is dead, they read on by it as any other detached entity does.
 */
final class OwnUnit extends RepeatableWriteUnitOfWork {
  private static final long serialVersionUID = 1L;

  private final transient UnitOfWorkImpl host;

  OwnUnit(OwnClient client, UnitOfWorkImpl host) {
    super(client, ReferenceMode.HARD);
    // As an entity manager sets up its own.
    setFlushClearCache(FlushClearCache.DEFAULT);
    setShouldCascadeCloneToJoinedRelationship(true);
    this.host = host;
  }

  /** The host's unit of work behind one that reads for it, or itself. */
  static UnitOfWorkImpl hostOf(UnitOfWorkImpl work) {
    return work instanceof OwnUnit own ? own.host : work;
  }
}
