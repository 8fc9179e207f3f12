package dev.outlive.corpus.stock;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/** Fills the shelves, and brings the first customers. */
@Component
class FirstProducts implements JavaMigration {

  private static final int PRODUCTS = 40;
  private static final int CUSTOMERS = 20;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("3");
  }

  @Override
  public String getDescription() {
    return "first products";
  }

  @Override
  public Integer getChecksum() {
    return PRODUCTS + CUSTOMERS;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  /** The connection is Flyway's, which closes it. */
  @Override
  public void migrate(Context context) throws SQLException {
    try (PreparedStatement insert =
        context
            .getConnection()
            .prepareStatement(
                "insert into product (id, name, price, stock, version) values (?, ?, ?, ?, 0)")) {
      for (int id = 1; id <= PRODUCTS; id++) {
        insert.setLong(1, id);
        insert.setString(2, "product " + id);
        insert.setBigDecimal(3, BigDecimal.valueOf(99 + id, 2));
        insert.setInt(4, 100);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement insert =
        context
            .getConnection()
            .prepareStatement("insert into customer (name, email) values (?, ?)")) {
      for (int id = 1; id <= CUSTOMERS; id++) {
        insert.setString(1, "customer " + id);
        insert.setString(2, "customer-" + id + "@example.org");
        insert.executeUpdate();
      }
    }
  }
}
