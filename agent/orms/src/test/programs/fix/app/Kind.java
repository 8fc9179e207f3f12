package app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A kind of lazy attribute. */
enum Kind {
  COUNTRY {
    @Override
    Object handOut(Customer customer) {
      return customer.getCountry();
    }

    @Override
    Object read(Customer customer) {
      return customer.getCountry().getName();
    }

    @Override
    List<String> change() {
      return List.of(
          "update Country set name = 'Elsewhere' where id = :id",
          "update customers set country_id = 20 where id = :id");
    }

    @Override
    String rows() {
      return "select customers.id, customers.name, country_id, Country.name from customers, Country where customers.id = :id and Country.id in (:id, 20)";
    }
  },
  ORDERS {
    @Override
    Object handOut(Customer customer) {
      return customer.getOrders();
    }

    @Override
    Object read(Customer customer) {
      return sorted(customer.getOrders().stream().map(Order::getItem).toList());
    }

    @Override
    List<String> change() {
      return List.of(
          "update orders set item = 'Elsewhere' where id = :id * 10 + 1",
          "delete from Parcel where order_id = :id * 10 + 2",
          "delete from orders where id = :id * 10 + 2",
          "insert into orders (id, item, customer_id) values (:id * 10 + 3, 'New', :id)");
    }

    @Override
    String rows() {
      return "select id, item from orders where customer_id = :id order by 1, 2";
    }
  },
  NOTES {
    @Override
    Object handOut(Customer customer) {
      return customer.getNotes();
    }

    @Override
    Object read(Customer customer) {
      return sorted(customer.getNotes().stream().map(Note::getText).toList());
    }

    @Override
    List<String> change() {
      return List.of(
          "update Note set text = 'Elsewhere' where id = :id * 10 + 1",
          "delete from Note where id = :id * 10 + 2",
          "insert into Note (id, text, customer_id) values (:id * 10 + 3, 'New', :id)");
    }

    @Override
    String rows() {
      return "select id, text from Note where customer_id = :id order by 1, 2";
    }
  },
  CONTACTS {
    @Override
    Object handOut(Customer customer) {
      return customer.getContacts();
    }

    @Override
    Object read(Customer customer) {
      Map<String, String> addresses = new TreeMap<>();
      customer.getContacts().forEach((kind, contact) -> addresses.put(kind, contact.getAddress()));
      return addresses;
    }

    @Override
    List<String> change() {
      return List.of(
          "update Contact set address = 'Elsewhere' where id = :id * 10 + 1",
          "delete from Contact where id = :id * 10 + 2",
          "insert into Contact (id, kind, address, customer_id) values (:id * 10 + 3, 'new', 'New', :id)");
    }

    @Override
    String rows() {
      return "select id, kind, address from Contact where customer_id = :id order by 1, 2";
    }
  },
  VISITS {
    @Override
    Object handOut(Customer customer) {
      return customer.getVisits();
    }

    @Override
    Object read(Customer customer) {
      return customer.getVisits().stream().map(Visit::getTurn).toList();
    }

    @Override
    List<String> change() {
      return List.of(
          "update Visit set turn = 7 where id = :id * 10 + 1",
          "delete from Visit where id = :id * 10 + 2");
    }

    @Override
    String rows() {
      return "select id, turn from Visit where customer_id = :id order by 1, 2";
    }
  },
  CLUBS {
    @Override
    Object handOut(Customer customer) {
      return customer.getClubs();
    }

    @Override
    Object read(Customer customer) {
      return sorted(customer.getClubs().stream().map(Club::getName).toList());
    }

    @Override
    List<String> change() {
      return List.of(
          "insert into customer_clubs (customer_id, club_id) values (:id, 20)",
          "update Club set name = 'Elsewhere' where id = :id");
    }

    @Override
    String rows() {
      return "select club_id, customer_id from customer_clubs where customer_id = :id order by 1, 2";
    }
  },
  TAGS {
    @Override
    Object handOut(Customer customer) {
      return customer.getTags();
    }

    @Override
    Object read(Customer customer) {
      return new TreeSet<>(customer.getTags());
    }

    @Override
    List<String> change() {
      return List.of(
          "insert into customer_tags (customer_id, tag) values (:id, 'new')",
          "delete from customer_tags where customer_id = :id and tag = 'tag 1'");
    }

    @Override
    String rows() {
      return "select tag, customer_id from customer_tags where customer_id = :id order by 1, 2";
    }
  },
  STEPS {
    @Override
    Object handOut(Customer customer) {
      return customer.getSteps();
    }

    @Override
    Object read(Customer customer) {
      return customer.getSteps().get(0) + ", " + customer.getSteps().get(1);
    }

    @Override
    List<String> change() {
      return List.of(
          "insert into customer_steps (customer_id, step, position) values (:id, 'new', 2)",
          "update customer_steps set step = 'Elsewhere' where customer_id = :id and position = 0");
    }

    @Override
    String rows() {
      return "select position, step from customer_steps where customer_id = :id order by 1, 2";
    }
  },
  NICKNAMES {
    @Override
    Object handOut(Customer customer) {
      return customer.getNicknames();
    }

    @Override
    Object read(Customer customer) {
      return customer.getNicknames().first() + " to " + customer.getNicknames().last();
    }

    @Override
    List<String> change() {
      return List.of(
          "insert into customer_nicknames (customer_id, nickname) values (:id, 'new')",
          "delete from customer_nicknames where customer_id = :id and nickname = 'nick 1'");
    }

    @Override
    String rows() {
      return "select nickname, customer_id from customer_nicknames where customer_id = :id order by 1, 2";
    }
  },
  CODES {
    @Override
    Object handOut(Customer customer) {
      return customer.getCodes();
    }

    @Override
    Object read(Customer customer) {
      return customer.getCodes().firstKey() + ": " + customer.getCodes().get("key 1");
    }

    @Override
    List<String> change() {
      return List.of(
          "update customer_codes set code = 'Elsewhere' where customer_id = :id and name = 'key 1'",
          "delete from customer_codes where customer_id = :id and name = 'key 2'");
    }

    @Override
    String rows() {
      return "select name, code from customer_codes where customer_id = :id order by 1, 2";
    }
  };

  /** Calls the getter and nothing more. */
  abstract Object handOut(Customer customer);

  /** Reads it. */
  abstract Object read(Customer customer);

  /** What changes it in the database. */
  abstract List<String> change();

  /** What shows it in the database. */
  abstract String rows();

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String sorted(List<String> texts) {
    return texts.stream().sorted().collect(Collectors.joining(", "));
  }
}
