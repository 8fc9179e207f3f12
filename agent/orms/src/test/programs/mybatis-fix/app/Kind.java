package app;

import java.util.Locale;
import org.apache.ibatis.session.SqlSession;

/** A kind of lazy property, and how the first owner is loaded and read. */
enum Kind {
  CUSTOMER {
    @Override
    Object load(SqlSession session) {
      return session.getMapper(ShopMapper.class).order(11);
    }

    @Override
    Object read(Object owner) {
      return ((Order) owner).getCustomer().getName();
    }
  },
  ORDERS {
    @Override
    Object load(SqlSession session) {
      return session.getMapper(ShopMapper.class).customer(1);
    }

    @Override
    Object read(Object owner) {
      return ((Customer) owner).getOrders().stream().map(Order::getItem).toList();
    }
  },
  NOTES {
    @Override
    Object load(SqlSession session) {
      return session.getMapper(ShopMapper.class).customer(1);
    }

    @Override
    Object read(Object owner) {
      return ((Customer) owner).getNotes().stream().map(Note::getText).toList();
    }
  };

  abstract Object load(SqlSession session);

  abstract Object read(Object owner);

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
