package app;

import io.ebean.Database;
import java.util.Locale;
import java.util.TreeSet;

/** A kind of lazy attribute, and how the first owner is loaded and read. */
enum Kind {
  CUSTOMER {
    @Override
    Object load(Database db) {
      return db.find(Order.class, 11);
    }

    @Override
    Object read(Object owner) {
      return ((Order) owner).getCustomer().getName();
    }
  },
  BIO {
    @Override
    Object load(Database db) {
      return db.find(Customer.class, 1);
    }

    @Override
    Object read(Object owner) {
      return ((Customer) owner).getBio();
    }
  },
  ORDERS {
    @Override
    Object load(Database db) {
      return db.find(Customer.class, 1);
    }

    @Override
    Object read(Object owner) {
      return ((Customer) owner).getOrders().stream().map(Order::getItem).toList();
    }
  },
  NOTES {
    @Override
    Object load(Database db) {
      return db.find(Customer.class, 1);
    }

    @Override
    Object read(Object owner) {
      TreeSet<String> texts = new TreeSet<>();
      ((Customer) owner).getNotes().forEach(each -> texts.add(each.getText()));
      return texts;
    }
  },
  LABELS {
    @Override
    Object load(Database db) {
      return db.find(Customer.class, 1);
    }

    @Override
    Object read(Object owner) {
      return ((Customer) owner).getLabels().stream().map(Label::getText).toList();
    }
  },
  TAGS {
    @Override
    Object load(Database db) {
      return db.find(Customer.class, 1);
    }

    @Override
    Object read(Object owner) {
      return new TreeSet<>(((Customer) owner).getTags());
    }
  };

  /** Each by a call of its own. */
  abstract Object load(Database db);

  abstract Object read(Object owner);

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
