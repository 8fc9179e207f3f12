package app;

/** What becomes of a connection between the load of a model and the read of its attribute. */
enum Way {
  OPEN("open") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      shop.open();
      return attribute.load();
    }
  },
  COMMITTED("committed") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      shop.openInTransaction();
      Object model = attribute.load();
      Ending.endByCommit();
      return model;
    }
  },
  CLOSE("close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      shop.open();
      Object model = attribute.load();
      Ending.endByClose();
      return model;
    }
  },
  COMMIT_THEN_CLOSE("commit-then-close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Object model = COMMITTED.lead(shop, attribute);
      Ending.endByClose();
      return model;
    }
  },
  /** What is loaded on one connection may be read on the next. */
  IN_ANOTHER("in-another") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      Object model = CLOSE.lead(shop, attribute);
      shop.open();
      return model;
    }
  },
  /** The parent is read each time, and a new list is made. */
  TOUCHED("touched-then-close") {
    @Override
    Object lead(Shop shop, Attribute attribute) {
      shop.open();
      Object model = attribute.load();
      attribute.render(model);
      Ending.endByClose();
      return model;
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
