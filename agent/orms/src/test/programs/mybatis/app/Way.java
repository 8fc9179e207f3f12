package app;

import org.apache.ibatis.session.SqlSession;

/** What becomes of a session between the load of an object and the read of its property. */
enum Way {
  OPEN("open") {
    @Override
    void go(SqlSession session) {}
  },
  COMMITTED("committed") {
    @Override
    void go(SqlSession session) {
      Ending.endByCommit(session);
    }
  },
  ROLLED_BACK("rolled-back") {
    @Override
    void go(SqlSession session) {
      Ending.endByRollback(session);
    }
  },
  CACHE_CLEARED("cache-cleared") {
    @Override
    void go(SqlSession session) {
      session.clearCache();
    }
  },
  CLOSE("close") {
    @Override
    void go(SqlSession session) {
      Ending.endByClose(session);
    }
  },
  COMMIT_THEN_CLOSE("commit-then-close") {
    @Override
    void go(SqlSession session) {
      Ending.endByCommit(session);
      Ending.endByClose(session);
    }
  };

  private final String title;

  Way(String title) {
    this.title = title;
  }

  /** The part of a case's name before the slash. */
  String title() {
    return title;
  }

  abstract void go(SqlSession session);
}
