package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import java.lang.ref.WeakReference;

/** What a thread is doing in an ORM. Confined to it. */
final class InOrm {
  /** What was answered in the ORM's place, and is about to be kept by it. */
  WeakReference<Object> servedEntity;

  Object servedAttribute;

  /** What was thrown by the last read that was judged: it may come through others. */
  WeakReference<Throwable> judged;

  /** The object that is being read late: it may come to be loaded inside. */
  WeakReference<Object> late;

  /** What that carries; null for nothing. */
  BoundMark lateMark;

  /** The object that was not to be stood in for: it is about to be read. */
  WeakReference<Object> refused;

  /** While the agent reads: takes what joins its session. */
  Deeper deeper;

  /** The late read is over. */
  void readLate() {
    late = null;
    lateMark = null;
  }

  static InOrm of(Calls calls) {
    if (calls.orm == null) {
      calls.orm = new InOrm();
    }
    return (InOrm) calls.orm;
  }
}
