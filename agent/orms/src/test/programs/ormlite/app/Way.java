package app;

/** What becomes of a transaction between the load of an object and the read of its attribute. */
enum Way {
  /** There is none. */
  WITHOUT("without-transaction") {
    @Override
    Object lead(Shop shop, Attribute attribute) throws Exception {
      return attribute.load(shop.source());
    }
  },
  COMMITTED("committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) throws Exception {
      return shop.openAndEnd(() -> attribute.load(shop.source()));
    }
  },
  ROLLED_BACK("rolled-back") {
    @Override
    Object lead(Shop shop, Attribute attribute) throws Exception {
      return shop.openAndEndByRollback(() -> attribute.load(shop.source()));
    }
  },
  /** A lazy collection keeps nothing of what it has read. */
  TOUCHED("touched-then-committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) throws Exception {
      return shop.openAndEnd(
          () -> {
            Object object = attribute.load(shop.source());
            attribute.render(object);
            return object;
          });
    }
  };

  private final String title;

  Way(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract Object lead(Shop shop, Attribute attribute) throws Exception;
}
