package app;

import jakarta.persistence.EntityManager;

/** What is read of an entity: the part of a case's name behind the slash. */
enum Attribute {
  CUSTOMER("customer") {
    @Override
    Object render(Object owner) {
      return Page.renderCustomer((Order) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Order) owner).getCustomer();
    }

    @Override
    Object load(EntityManager em) {
      return Repository.loadOrder(em);
    }

    @Override
    Object loadByQuery(EntityManager em) {
      return Repository.loadOrderByQuery(em);
    }

    @Override
    Object loadJoined(EntityManager em) {
      return Repository.loadOrderWithCustomer(em);
    }
  },
  ORDERS_SIZE("orders.size") {
    @Override
    Object render(Object owner) {
      return Page.renderNumberOfOrders((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getOrders();
    }
  },
  ORDERS_ITERATED("orders.iterator") {
    @Override
    Object render(Object owner) {
      return Page.renderOrders((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getOrders();
    }
  },
  ORDERS_EMPTY("orders.isEmpty") {
    @Override
    Object render(Object owner) {
      return Page.renderAbsenceOfOrders((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getOrders();
    }
  },
  NOTES("notes") {
    @Override
    Object render(Object owner) {
      return Page.renderNotes((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getNotes();
    }
  },
  TAGS("tags") {
    @Override
    Object render(Object owner) {
      return Page.renderTags((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getTags();
    }
  },
  BIO("bio") {
    @Override
    Object render(Object owner) {
      return Page.renderBio((Customer) owner);
    }

    @Override
    Object handOut(Object owner) {
      return ((Customer) owner).getBio();
    }

    @Override
    Object loadJoined(EntityManager em) {
      throw new UnsupportedOperationException("no basic attribute is joined");
    }
  };

  private final String title;

  Attribute(String title) {
    this.title = title;
  }

  /** As the tests name it: the attribute, and what is asked of it where there is a choice. */
  String title() {
    return title;
  }

  /** As the entity's class names it. */
  String member() {
    return title.replaceFirst("\\..*", "");
  }

  /** Reads it. */
  abstract Object render(Object owner);

  /** Calls its getter and nothing more. */
  abstract Object handOut(Object owner);

  /** Loads an owner by its key. */
  Object load(EntityManager em) {
    return Repository.loadCustomer(em);
  }

  Object loadByQuery(EntityManager em) {
    return Repository.loadCustomerByQuery(em);
  }

  /** Loads an owner together with this attribute. */
  Object loadJoined(EntityManager em) {
    return Repository.loadCustomerWith(member(), em);
  }
}
