package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;

class LobTest {

  static class Attachment extends Model {
    static final Table<Attachment> TABLE = Table.of("attachment", Attachment::new);
    static final Field<Attachment, Blob> PICTURE = TABLE.blob("picture");
    static final Field<Attachment, Clob> TEXT = TABLE.clob("content");
    static final Field<Attachment, Blob> LATER = TABLE.blob("later", ColumnOption.DEFERRED);

    Attachment() {
      super(TABLE);
    }

    static Attachment of(int size) throws SQLException {
      Attachment attachment = new Attachment();
      attachment.set(PICTURE, new SerialBlob(new byte[size]));
      attachment.set(TEXT, new SerialClob("x".repeat(size).toCharArray()));
      attachment.set(LATER, new SerialBlob(new byte[] {1, 2, 3}));
      return attachment;
    }
  }

  @OnEachDatabase
  void aLargeObjectIsTheDriversOwn(Vendor vendor) throws SQLException {
    try (Vendor.Place place = vendor.place();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.createTables(Attachment.TABLE);
      db.atomic(
          () -> {
            Attachment.of(100_000).save(db);
            Attachment found = db.select(Attachment.TABLE).get();

            if (vendor != Vendor.SQLITE) {
              assertThat(found.get(Attachment.PICTURE)).isNotInstanceOf(SerialBlob.class);
              assertThat(found.get(Attachment.TEXT)).isNotInstanceOf(SerialClob.class);
            }
            assertThat(found.get(Attachment.PICTURE).length()).isEqualTo(100_000);
            assertThat(found.get(Attachment.TEXT).getSubString(99_999, 2)).isEqualTo("xx");
            assertThat(found.isLoaded(Attachment.LATER)).isFalse();
            assertThat(found.get(Attachment.LATER).getBytes(1, 3)).containsExactly(1, 2, 3);
          });
    }
  }

  @OnEachDatabase
  void aMissingLargeObjectIsNull(Vendor vendor) {
    try (Vendor.Place place = vendor.place();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.createTables(Attachment.TABLE);
      Attachment empty = new Attachment();
      empty.set(Attachment.PICTURE, null);
      empty.set(Attachment.TEXT, null);
      empty.save(db);

      Attachment found = db.select(Attachment.TABLE).get();

      assertThat(found.get(Attachment.PICTURE)).isNull();
      assertThat(found.get(Attachment.TEXT)).isNull();
      assertThat(found.get(Attachment.LATER)).isNull();
    }
  }

  @Test
  void aCopyHoldsTheSameLargeObjectWhichDiesWithItsConnection() throws SQLException {
    Attachment copy;
    try (Database db = Database.of("jdbc:h2:mem:lob");
        ConnectionContext context = db.connectionContext()) {
      context.database().createTables(Attachment.TABLE);
      Attachment.of(100_000).save(db);
      Attachment found = db.select(Attachment.TABLE).get();
      copy = (Attachment) found.copy();
      assertThat(copy.get(Attachment.PICTURE)).isSameAs(found.get(Attachment.PICTURE));
      assertThat(copy.get(Attachment.PICTURE).length()).isEqualTo(100_000);
    }

    Blob picture = copy.get(Attachment.PICTURE);
    assertThatThrownBy(picture::getBinaryStream).isInstanceOf(SQLException.class);
  }
}
