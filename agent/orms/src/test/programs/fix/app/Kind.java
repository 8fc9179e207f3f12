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
  };

  /** Calls the getter and nothing more. */
  abstract Object handOut(Customer customer);

  /** Reads it. */
  abstract Object read(Customer customer);

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String sorted(List<String> texts) {
    return texts.stream().sorted().collect(Collectors.joining(", "));
  }
}
