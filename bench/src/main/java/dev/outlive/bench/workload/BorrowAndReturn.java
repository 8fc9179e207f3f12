package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.CompilerControl;

/** Borrows a connection and gives it back; over the stub driver. */
public class BorrowAndReturn extends Pooled {

  public BorrowAndReturn() {
    super(Source.STUB);
  }

  @Override
  long once() throws SQLException {
    try (Connection connection = connection()) {
      return use(connection);
    }
  }

  /** Somebody sees the connection, or the JIT would dissolve it. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static long use(Connection connection) {
    return connection == null ? 0 : 1;
  }
}
