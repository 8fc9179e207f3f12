package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;

/**
 * A use whose outcome is not known yet.
 *
 * @param type the class of the object
 * @param dead its life, which is over
 * @param walk the stack, read as far as is needed to know whose use it is
 * @param kind as what the object was used
 * @param member what was called
 * @param foreign whether the object is alive, but another connection's
 * @param shut whether the object says itself that it is closed: only asked where it may be blocked
 * @param at when, in milliseconds since 1970
 * @param within the late getter of a named entity that it is a part of; null for none
 */
record PendingUse(
    Class<?> type,
    Life dead,
    Walk walk,
    JdbcKind kind,
    String member,
    boolean foreign,
    boolean shut,
    long at,
    NamedRead within) {}
