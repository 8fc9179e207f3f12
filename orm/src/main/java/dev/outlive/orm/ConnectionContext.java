package dev.outlive.orm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectQuery;

/**
 * The time during which a thread has a connection of a {@link Database}. Contexts nest: the
 * outermost takes a connection and gives it back when it is closed, those opened inside it share
 * it, and closing them gives nothing back. Every model is bound to the outermost context that it
 * was read in.
 *
 * <pre>{@code
 * try (ConnectionContext context = db.connectionContext()) {
 *   ...
 * }
 * }</pre>
 *
 * <p>A context is to be used by the thread that opened it, which is the only one to find it by
 * itself; it may be closed by any.
 */
public final class ConnectionContext implements AutoCloseable {

  private final Database database;
  private final ConnectionContext outermost;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean open = true;

  // Of the outermost only.
  private final Connection connection;
  private final Transaction transaction;
  private DSLContext sql;
  private boolean autoCommitChanged;

  private ConnectionContext(Database database, ConnectionContext outermost, Connection connection) {
    this.database = database;
    this.outermost = outermost == null ? this : outermost;
    this.connection = connection;
    this.transaction = new Transaction(connection);
  }

  static ConnectionContext within(ConnectionContext current) {
    return new ConnectionContext(current.database, current.outermost, null);
  }

  /** Takes the connection over; gives it back at once if that fails. */
  static ConnectionContext outermost(Database database, Connection connection) {
    ConnectionContext context = new ConnectionContext(database, null, connection);
    try {
      context.prepare();
      database.enter(context);
      context.opened();
      return context;
    } catch (RuntimeException | Error failure) {
      context.closing.set(true);
      attempt(context::giveBack, failure);
      throw failure;
    }
  }

  /** The database whose connection this is. */
  public Database database() {
    return database;
  }

  /** The context that holds the connection: this one, unless it was opened inside another. */
  public ConnectionContext outermost() {
    return outermost;
  }

  /** Whether neither this context nor the outermost one has been closed. */
  public boolean isOpen() {
    return open && outermost.open;
  }

  /**
   * The connection, for what needs plain JDBC. It is the context's: not to be closed.
   *
   * @throws NoContextException if the context has been closed
   */
  public Connection connection() {
    if (!isOpen()) {
      throw new NoContextException("The connection context has been closed");
    }
    return outermost.connection;
  }

  /**
   * Runs the query on the very connection of the context, not on a wrapper of it as jOOQ would:
   * what comes of it, large objects above all, is then known to whoever watches that connection.
   */
  @SuppressWarnings("removal") // bindContext: the only way to bind to a statement not made by jOOQ
  Result<Record> fetch(SelectQuery<Record> query) {
    DSLContext dsl = sql();
    try (PreparedStatement statement = outermost.connection.prepareStatement(dsl.render(query))) {
      dsl.bindContext(statement).visit(query);
      try (ResultSet rows = statement.executeQuery()) {
        return dsl.fetch(rows, query.fields());
      }
    } catch (SQLException e) {
      throw new DatabaseException("The query failed: " + e.getMessage(), e);
    }
  }

  DSLContext sql() {
    connection();
    return outermost.sql;
  }

  /**
   * Ends the context; closing it again does nothing. The outermost context rolls back what {@link
   * Database#atomic(Database.Action) atomic} has not finished and gives the connection back.
   *
   * @throws DatabaseException if the connection cannot be given back in order
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    if (outermost != this) {
      open = false;
      return;
    }
    Throwable failure = attempt(transaction::abandon, null);
    failure = attempt(this::released, failure);
    failure = attempt(this::giveBack, failure);
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  <T, E extends Exception> T atomic(Database.Work<T, E> work) throws E {
    return outermost.transaction.run(work);
  }

  /** Called once when an outermost context has taken its connection and is the thread's own. */
  void opened() {
    // Nothing else is to be done. The moment has a method of its own for whoever watches contexts.
  }

  /** Called once for each model that has been read in this, an outermost, context. */
  void bound(Model model) {
    model.bindTo(outermost);
  }

  /**
   * Called once by the close of an outermost context, when its transaction is over and its
   * connection can be used for the last time; it is given back even if this throws.
   */
  void released() {
    // As with opened.
  }

  private void prepare() {
    try {
      sql = database.dialectOf(connection).on(connection);
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
        autoCommitChanged = true;
      }
    } catch (SQLException e) {
      throw new DatabaseException("The connection cannot be used: " + e.getMessage(), e);
    }
  }

  private void giveBack() {
    open = false;
    database.leave(this);
    try (Connection last = connection) {
      if (autoCommitChanged) {
        last.setAutoCommit(false);
      }
    } catch (SQLException e) {
      throw new DatabaseException("The connection cannot be given back: " + e.getMessage(), e);
    }
  }

  /** Runs the step come what may; answers the first failure, later ones are suppressed in it. */
  private static Throwable attempt(Runnable step, Throwable failure) {
    try {
      step.run();
      return failure;
    } catch (RuntimeException | Error next) {
      if (failure == null) {
        return next;
      }
      failure.addSuppressed(next);
      return failure;
    }
  }
}
