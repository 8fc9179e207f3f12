package dev.outlive.orm;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.tools.jdbc.JDBCUtils;

/** How SQL is written for one database. */
record Dialect(SQLDialect sql, Settings settings) {

  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    // Names are always quoted, so that any word can be one. Where the database itself folds names
    // to
    // upper case, so do we: the tables can then be used from hand-written SQL too.
    RenderNameCase nameCase =
        metaData.storesUpperCaseIdentifiers() ? RenderNameCase.UPPER : RenderNameCase.AS_IS;
    return new Dialect(
        JDBCUtils.dialect(metaData.getURL()),
        new Settings()
            .withRenderNameCase(nameCase)
            .withExecuteLogging(false)
            .withFetchWarnings(false));
  }

  DSLContext on(Connection connection) {
    return DSL.using(connection, sql, settings);
  }

  /** The column type to create, where it is not the one that jOOQ chooses. */
  DataType<?> columnType(DataType<?> type) {
    if (sql.family() == SQLDialect.POSTGRES
        && (type.getType() == Blob.class || type.getType() == Clob.class)) {
      // The driver's LOBs are large objects, which a row refers to by their number.
      return new DefaultDataType<>(sql, type.getType(), "oid").nullability(type.nullability());
    }
    if (sql.family() == SQLDialect.MARIADB && type.getType() == LocalDateTime.class) {
      // A "timestamp" there ends in 2038 and moves with the session's time zone.
      return new DefaultDataType<>(sql, LocalDateTime.class, "datetime")
          .precision(type.precision())
          .nullability(type.nullability());
    }
    return type;
  }
}
