package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.List;

/** What becomes of a session between the load of an owner and the read of its attribute. */
enum Way {
  OPEN("open") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return attribute.load(shop.open());
    }
  },
  COMMITTED("committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      EntityTransaction transaction = shop.begin(em);
      Object owner = attribute.load(em);
      Ending.endByCommit(transaction);
      return owner;
    }
  },
  CLOSE_IN_TRANSACTION("close-in-transaction") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      shop.begin(em);
      Object owner = attribute.load(em);
      Ending.endByClose(em);
      return owner;
    }
  },
  CLOSE_IN_TRANSACTION_THEN_COMMIT("close-in-transaction-then-commit") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      EntityTransaction transaction = shop.begin(em);
      Object owner = attribute.load(em);
      Ending.endByClose(em);
      Ending.endByCommit(transaction);
      return owner;
    }
  },
  CLOSE("close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.load(em);
      Ending.endByClose(em);
      return owner;
    }
  },
  QUERY_THEN_CLOSE("query-then-close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.loadByQuery(em);
      Ending.endByClose(em);
      return owner;
    }
  },
  COMMIT_THEN_CLOSE("commit-then-close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      EntityTransaction transaction = shop.begin(em);
      Object owner = attribute.load(em);
      Ending.endByCommit(transaction);
      Ending.endByClose(em);
      return owner;
    }
  },
  CLEAR("clear") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.load(em);
      Ending.endByClear(em);
      return owner;
    }
  },
  DETACH("detach") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.load(em);
      Ending.endByDetach(em, owner);
      return owner;
    }
  },
  ROLLBACK("rollback") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      EntityTransaction transaction = shop.begin(em);
      Object owner = attribute.load(em);
      Ending.endByRollback(transaction);
      return owner;
    }
  },
  SERIALIZED("serialized") {
    @Override
    Object lead(Shop shop, Attribute attribute) throws Exception {
      return Ending.copy(CLOSE.lead(shop, attribute));
    }
  },
  FACTORY_CLOSED("factory-closed", Attribute.CUSTOMER, Attribute.ORDERS_SIZE, Attribute.BIO) {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManagerFactory factory = shop.openFactory();
      EntityManager em = shop.open(factory);
      Object owner = attribute.load(em);
      Ending.endByClosingFactory(factory);
      return owner;
    }
  },
  CLOSE_THEN_FACTORY_CLOSED(
      "close-then-factory-closed", Attribute.CUSTOMER, Attribute.ORDERS_SIZE, Attribute.BIO) {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManagerFactory factory = shop.openFactory();
      EntityManager em = shop.open(factory);
      Object owner = attribute.load(em);
      Ending.endByClose(em);
      Ending.endByClosingFactory(factory);
      return owner;
    }
  },
  TOUCHED_THEN_CLOSE("touched-then-close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.load(em);
      attribute.render(owner);
      Ending.endByClose(em);
      return owner;
    }
  },
  JOINED_THEN_CLOSE(
      "joined-then-close",
      Attribute.CUSTOMER,
      Attribute.ORDERS_SIZE,
      Attribute.ORDERS_ITERATED,
      Attribute.ORDERS_EMPTY,
      Attribute.NOTES,
      Attribute.TAGS) {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      EntityManager em = shop.open();
      Object owner = attribute.loadJoined(em);
      Ending.endByClose(em);
      return owner;
    }
  };

  private final String title;
  private final List<Attribute> attributes;

  /** Without attributes: for all of them. */
  Way(String title, Attribute... attributes) {
    this.title = title;
    this.attributes = List.of(attributes.length == 0 ? Attribute.values() : attributes);
  }

  /** The part of a case's name before the slash. */
  String title() {
    return title;
  }

  /** Those that it is tried with: what boots a factory is slow. */
  List<Attribute> attributes() {
    return attributes;
  }

  /** Loads an owner of the attribute, and goes the way with it. */
  abstract Object lead(Shop shop, Attribute attribute) throws Exception;
}
