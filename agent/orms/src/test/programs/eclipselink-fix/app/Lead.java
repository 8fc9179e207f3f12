package app;

import jakarta.persistence.EntityManager;

/** What becomes of an entity manager before an attribute is read. */
enum Lead {
  CLOSE("close") {
    @Override
    void end(EntityManager em) {
      em.close();
    }
  },
  COMMIT_THEN_CLOSE("commit-then-close") {
    @Override
    void begin(EntityManager em) {
      em.getTransaction().begin();
    }

    @Override
    void end(EntityManager em) {
      em.getTransaction().commit();
      em.close();
    }
  },
  CLEAR_THEN_CLOSE("clear-then-close") {
    @Override
    void end(EntityManager em) {
      em.clear();
      em.close();
    }
  };

  private final String title;

  Lead(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  void begin(EntityManager em) {}

  abstract void end(EntityManager em);

  /** Loads, with nothing in the shared cache, and ends. */
  Object lead(Store store, Kind kind, long id) {
    store.forget();
    EntityManager em = store.open();
    begin(em);
    Object owner = kind.load(em, id);
    end(em);
    store.forget();
    return owner;
  }
}
