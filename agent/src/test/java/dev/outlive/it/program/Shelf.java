package dev.outlive.it.program;

import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Persistence as it is written by hand: entities that read what they lack when they are asked. */
final class Shelf {
  private Shelf() {}

  /** What all of them have. */
  abstract static class Row {
    private final Connection connection;
    private final long id;
    private List<String> tags;

    Row(Connection connection, long id) {
      this.connection = connection;
      this.id = id;
    }

    final Connection connection() {
      return connection;
    }

    public long getId() {
      return id;
    }

    /** Fails as the driver does, inside something of its own. */
    public List<String> getTags() {
      if (tags == null) {
        try {
          tags = names(connection, id);
        } catch (SQLException e) {
          throw new IllegalStateException("no tags", e);
        }
      }
      return tags;
    }
  }

  /** A book. */
  static final class Book extends Row {
    private final DataSource source;
    private final String title;
    private final Blob cover;
    private List<String> notes;

    /** Made by the application, not by a query. */
    Book(Connection connection) {
      super(connection, 3);
      this.source = null;
      this.title = "new";
      this.cover = null;
    }

    private Book(Connection connection, DataSource source, ResultSet row) throws SQLException {
      super(connection, row.getLong("id"));
      this.source = source;
      this.title = row.getString("title");
      this.cover = row.getBlob("cover");
    }

    static Book find(Connection connection, DataSource source, long id) throws SQLException {
      try (PreparedStatement query =
          connection.prepareStatement("SELECT id, title, cover FROM book WHERE id = ?")) {
        query.setLong(1, id);
        try (ResultSet rows = query.executeQuery()) {
          CleanRounds.check(rows.next());
          return new Book(connection, source, rows);
        }
      }
    }

    public String getTitle() {
      return title;
    }

    /** Hides that it has failed. */
    public List<String> getHidden() {
      try {
        return names(connection(), getId());
      } catch (SQLException e) {
        return List.of();
      }
    }

    /** Does not take no for an answer. */
    public List<String> getInsisting() throws SQLException {
      try {
        return names(connection(), getId());
      } catch (SQLException | RuntimeException e) {
        return names(connection(), getId());
      }
    }

    /** Reads on a connection of its own; named as a record would have it. */
    public List<String> notes() {
      if (notes == null) {
        notes = elsewhere();
      }
      return notes;
    }

    public long getSize() throws SQLException {
      return cover.length();
    }

    /** By another getter. */
    public String getFirstTag() {
      return getTags().get(0);
    }

    public String getUnset() {
      throw new IllegalStateException("it was never set");
    }

    /** On the connection that the caller has, if it has one. */
    public List<String> getNames() throws SQLException {
      return names(current, getId());
    }

    private List<String> elsewhere() {
      try (Connection own = source.getConnection()) {
        return names(own, getId());
      } catch (SQLException e) {
        throw new IllegalStateException("no notes", e);
      }
    }

    /** No getter: it is there to do something. */
    public boolean reload() {
      notes = elsewhere();
      return !notes.isEmpty();
    }

    /** Nor this: it takes a connection to write. */
    public boolean isSaved() throws SQLException {
      try (Connection own = source.getConnection();
          PreparedStatement update =
              own.prepareStatement("UPDATE book SET title = title WHERE id = ?")) {
        update.setLong(1, getId());
        return update.executeUpdate() == 1;
      }
    }
  }

  /** Like a book's, of a class that nobody has named. */
  static List<String> names(Connection connection, long id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT name FROM tag WHERE book = ? ORDER BY name")) {
      query.setLong(1, id);
      List<String> names = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString("name"));
        }
      }
      return names;
    }
  }

  /** The one that the caller has open. */
  static Connection current;
}
