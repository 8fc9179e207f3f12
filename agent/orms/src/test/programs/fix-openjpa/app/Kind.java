package app;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A kind of lazy attribute. */
enum Kind {
  COUNTRY {
    @Override
    Object read(Customer customer) {
      return customer.getCountry().getName();
    }
  },
  ORDERS {
    @Override
    Object read(Customer customer) {
      return customer.getOrders().stream().map(Order::getItem).collect(Collectors.joining(", "));
    }
  },
  TAGS {
    @Override
    Object read(Customer customer) {
      return new TreeSet<>(customer.getTags());
    }
  },
  CODES {
    @Override
    Object read(Customer customer) {
      return new TreeMap<>(customer.getCodes());
    }
  },
  BIO {
    @Override
    Object read(Customer customer) {
      return customer.getBio();
    }
  },
  POINTS {
    @Override
    Object read(Customer customer) {
      return customer.getPoints();
    }
  };

  /** What others commit meanwhile. */
  private static final List<String> CHANGES =
      List.of(
          "update countries set name = 'Elsewhere' where id = :id",
          "update customers set country_id = 30, bio = 'Elsewhere', points = 77 where id = :id",
          "update orders set item = 'Elsewhere' where id = :id * 10 + 1",
          "delete from orders where id = :id * 10 + 2",
          "insert into orders values (:id * 10 + 3, 'New', :id)",
          "delete from customer_tags where customer_id = :id and tag = 'tag 1'",
          "update customer_codes set code = 'Elsewhere' where customer_id = :id and name = 'key 1'");

  private static final List<String> ROWS =
      List.of(
          "select id, name, cast(bio as varchar), points, country_id from customers where id = :id",
          "select id, name from countries where id in (:id, 30) order by 1",
          "select id, item from orders where customer_id = :id order by 1",
          "select tag from customer_tags where customer_id = :id order by 1",
          "select name, code from customer_codes where customer_id = :id order by 1");

  /** As its class calls it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Calls its getter, and reads what that returns. */
  abstract Object read(Customer customer);

  static void changeElsewhere(Store store, long id) throws Exception {
    for (String each : CHANGES) {
      store.elsewhere(of(each, id));
    }
  }

  /** All that belongs to a customer. */
  static List<String> rows(Store store, long id) throws Exception {
    TreeMap<String, List<String>> rows = new TreeMap<>();
    for (String each : ROWS) {
      rows.put(each, store.rows(of(each, id)));
    }
    return rows.values().stream().map(String::valueOf).toList();
  }

  private static String of(String text, long id) {
    return text.replace(":id", Long.toString(id));
  }
}
