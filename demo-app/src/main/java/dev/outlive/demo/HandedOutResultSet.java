package dev.outlive.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;
import javax.sql.DataSource;

final class HandedOutResultSet implements Scene {

  @Override
  public String name() {
    return "result-set";
  }

  @Override
  public String story() {
    return """
        Without any ORM: a DAO hands out a ResultSet. It closes its connection in good order,
        and with it the result set that its caller is about to read. An agent that learns which
        calls come too late learns next() first, and the getter once there is a row to get from.""";
  }

  @Override
  public int visits() {
    return 3;
  }

  @Override
  public String visit(Library library) throws SQLException {
    ResultSet titles = new TitleDao(library.dataSource()).titles();
    StringJoiner page = new StringJoiner(", ", "Titles: ", "");
    while (titles.next()) {
      page.add(titles.getString("title"));
    }
    return page.toString();
  }

  /** A data access object with a fault. */
  private record TitleDao(DataSource dataSource) {

    ResultSet titles() throws SQLException {
      try (Connection connection = dataSource.getConnection()) {
        PreparedStatement statement =
            connection.prepareStatement("select title from outlive_demo_book order by title");
        return statement.executeQuery();
      }
    }
  }
}
