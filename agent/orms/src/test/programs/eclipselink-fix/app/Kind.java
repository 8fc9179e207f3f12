package app;

import jakarta.persistence.EntityManager;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A lazy attribute that is served. */
enum Kind {
  CUSTOMER("customer") {
    @Override
    Object load(EntityManager em, long id) {
      return em.find(Order.class, 10 * id + 1);
    }

    @Override
    Object read(Object owner) {
      return ((Order) owner).getCustomer().getName();
    }

    @Override
    boolean lazy(boolean woven) {
      return woven;
    }
  },
  ORDERS("orders") {
    @Override
    Object read(Object owner) {
      return ((Customer) owner)
          .getOrders().stream().map(Order::getItem).sorted().collect(Collectors.joining(", "));
    }
  },
  NOTES("notes") {
    @Override
    Object read(Object owner) {
      return ((Customer) owner)
          .getNotes().stream().map(Note::getText).sorted().collect(Collectors.joining(", "));
    }
  },
  TAGS("tags") {
    @Override
    Object read(Object owner) {
      return new TreeSet<>(((Customer) owner).getTags());
    }
  };

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** The attribute's name. */
  String title() {
    return title;
  }

  /** Loads the owner that belongs to one of the customers. */
  Object load(EntityManager em, long id) {
    return em.find(Customer.class, id);
  }

  abstract Object read(Object owner);

  /** Whether it is, with EclipseLink's weaving or without. */
  boolean lazy(boolean woven) {
    return true;
  }
}
