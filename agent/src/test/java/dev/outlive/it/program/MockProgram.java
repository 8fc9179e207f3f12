package dev.outlive.it.program;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.easymock.EasyMock;
import org.easymock.IMocksControl;

/** Other people's unit tests: no call on a mock but their own, and no report of one. */
public final class MockProgram implements Program {

  @Override
  public void run(String[] arguments, AgentView agent) throws SQLException {
    // Something real first and last, so that the agent is at work.
    real();
    long before = agent.violations();
    for (int i = 0; i < 3; i++) {
      mockito();
      easyMock();
      real();
    }
    System.out.println("SECTION violations=" + (agent.violations() - before) + " mocks");
  }

  private static void real() throws SQLException {
    try (Connection connection = Database.H2.connect();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1").close();
    }
  }

  /** What the tests are of. */
  private static void use(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    PreparedStatement statement = connection.prepareStatement("SELECT 1");
    ResultSet rows = statement.executeQuery();
    CleanRounds.check(rows.next());
    rows.close();
    statement.close();
    connection.close();
    // A mock does not end: it answers as before.
    connection.close();
    rows.next();
  }

  private static void mockito() throws SQLException {
    DataSource source = mock(DataSource.class);
    Connection connection = mock(Connection.class);
    PreparedStatement statement = mock(PreparedStatement.class);
    ResultSet rows = mock(ResultSet.class);
    when(source.getConnection()).thenReturn(connection);
    when(connection.prepareStatement("SELECT 1")).thenReturn(statement);
    when(statement.executeQuery()).thenReturn(rows);
    when(rows.next()).thenReturn(true, false);

    use(source);

    verify(source).getConnection();
    verify(connection).prepareStatement("SELECT 1");
    verify(connection, org.mockito.Mockito.times(2)).close();
    verify(statement).executeQuery();
    verify(statement).close();
    verify(rows, org.mockito.Mockito.times(2)).next();
    verify(rows).close();
    verifyNoMoreInteractions(source, connection, statement, rows);
  }

  private static void easyMock() throws SQLException {
    IMocksControl control = EasyMock.createStrictControl();
    DataSource source = control.createMock(DataSource.class);
    Connection connection = control.createMock(Connection.class);
    PreparedStatement statement = control.createMock(PreparedStatement.class);
    ResultSet rows = control.createMock(ResultSet.class);
    EasyMock.expect(source.getConnection()).andReturn(connection);
    EasyMock.expect(connection.prepareStatement("SELECT 1")).andReturn(statement);
    EasyMock.expect(statement.executeQuery()).andReturn(rows);
    EasyMock.expect(rows.next()).andReturn(true);
    rows.close();
    statement.close();
    connection.close();
    connection.close();
    EasyMock.expect(rows.next()).andReturn(false);
    control.replay();

    use(source);

    control.verify();
  }
}
