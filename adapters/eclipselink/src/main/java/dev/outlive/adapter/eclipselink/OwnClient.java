package dev.outlive.adapter.eclipselink;

import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.identitymaps.IdentityMapManager;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.IdentityMapAccessor;
import org.eclipse.persistence.sessions.server.ClientSession;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * A client of the host's server session that the agent reads by. It neither looks into the cache
 * that all clients share nor puts anything there: another thread may have locked a part of it, and
 * may be the one that waits for this read.
 */
final class OwnClient extends ClientSession {
  private static final long serialVersionUID = 1L;

  OwnClient(ServerSession server) {
    super(server, server.getDefaultConnectionPolicy());
  }

  @Override
  public void initializeIdentityMapAccessor() {
    identityMapAccessor = new IdentityMapAccessor(this, new IdentityMapManager(this));
  }

  @Override
  public AbstractSession getParentIdentityMapSession(
      ClassDescriptor descriptor, boolean canReturnSelf, boolean terminalOnly) {
    return this;
  }
}
