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

  /** The outermost read after an end that it is in; the woven method holds that while it is. */
  private WeakReference<Reading> late;

  /** The object that was not to be stood in for: it is about to be read. */
  WeakReference<Object> refused;

  /** While the agent reads: takes what joins its session. */
  Deeper deeper;

  /** The getter of a named entity that it is in; the woven method holds that while it is. */
  private WeakReference<NamedRead> getter;

  static InOrm of(Calls calls) {
    if (calls.orm == null) {
      calls.orm = new InOrm();
    }
    return (InOrm) calls.orm;
  }

  /** The outermost read after an end that the thread is in; null for none. */
  Reading late() {
    return late == null ? null : late.get();
  }

  /** The outermost late getter of a named entity that the thread is in; null for none. */
  NamedRead getter() {
    return getter == null ? null : getter.get();
  }

  void getter(NamedRead read) {
    getter = read == null ? null : new WeakReference<>(read);
  }

  void begun(Reading reading) {
    if (late() == null) {
      late = new WeakReference<>(reading);
    }
  }

  void done(Reading reading) {
    if (late() == reading) {
      late = null;
    }
  }
}
