package app;

import java.sql.Connection;
import org.apache.openjpa.lib.jdbc.ConnectionDecorator;

/** Might do something to a connection that goes by the thread, and does not. */
public final class Undecorated implements ConnectionDecorator {
  @Override
  public Connection decorate(Connection connection) {
    return connection;
  }
}
