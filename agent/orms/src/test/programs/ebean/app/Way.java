package app;

import io.ebean.Transaction;

/** What becomes of a transaction between the load of a bean and the read of its attribute. */
enum Way {
  /** There is none. */
  WITHOUT("without-transaction") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return attribute.load(shop.db());
    }
  },
  OPEN("open") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      shop.open();
      return attribute.load(shop.db());
    }
  },
  COMMITTED("committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Transaction transaction = shop.open();
      Object bean = attribute.load(shop.db());
      Ending.endByCommit(transaction);
      return bean;
    }
  },
  ROLLED_BACK("rolled-back") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Transaction transaction = shop.open();
      Object bean = attribute.load(shop.db());
      Ending.endByRollback(transaction);
      return bean;
    }
  },
  CONTINUED("continued") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Transaction transaction = shop.open();
      Object bean = attribute.load(shop.db());
      Ending.endByCommitAndContinue(transaction);
      return bean;
    }
  },
  IN_ANOTHER("in-another") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Object bean = COMMITTED.lead(shop, attribute);
      shop.open();
      return bean;
    }
  },
  TOUCHED("touched-then-committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Transaction transaction = shop.open();
      Object bean = attribute.load(shop.db());
      attribute.render(bean);
      Ending.endByCommit(transaction);
      return bean;
    }
  };

  private final String title;

  Way(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract Object lead(Shop shop, Attribute attribute);
}
