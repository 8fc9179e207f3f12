package app;

import org.apache.cayenne.ObjectContext;

/** What becomes of a transaction between the load of an object and the read of its attribute. */
enum Way {
  /** There is none. */
  WITHOUT("without-transaction") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return attribute.load(shop.context());
    }
  },
  COMMITTED("committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return shop.openAndEnd(() -> attribute.load(shop.context()));
    }
  },
  ROLLED_BACK("rolled-back") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return shop.openAndEndByRollback(() -> attribute.load(shop.context()));
    }
  },
  TOUCHED("touched-then-committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      return shop.openAndEnd(
          () -> {
            Object object = attribute.load(shop.context());
            attribute.render(object);
            return object;
          });
    }
  },
  UNREGISTERED("unregistered") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      ObjectContext context = shop.context();
      Object object = attribute.load(context);
      Ending.endByUnregistering(context, object);
      return object;
    }
  },
  TOUCHED_THEN_UNREGISTERED("touched-then-unregistered") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      ObjectContext context = shop.context();
      Object object = attribute.load(context);
      attribute.render(object);
      Ending.endByUnregistering(context, object);
      return object;
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
