package dev.outlive.bench.stub;

import java.sql.Connection;

/** What tools want to know of a database. */
final class StubMetaData extends UnsupportedMetaData {

  private final StubConnection connection;

  StubMetaData(StubConnection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getURL() {
    return StubDriver.URL;
  }

  @Override
  public String getUserName() {
    return "nobody";
  }

  @Override
  public String getDatabaseProductName() {
    return "Stub";
  }

  @Override
  public String getDatabaseProductVersion() {
    return "1.0";
  }
}
