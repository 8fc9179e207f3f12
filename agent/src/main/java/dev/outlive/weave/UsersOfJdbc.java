package dev.outlive.weave;

/**
 * Libraries that use JDBC as an application does, and have types of JDBC of their own for that: put
 * around what they were handed out, by themselves and for one call. It is that which is handed out,
 * used and closed, so calls have to be judged there. Were such a type woven, it would be the
 * outermost, of no lease that anybody knows, and what it passes calls on to would look like a
 * pool's.
 */
final class UsersOfJdbc {
  private static final String JOOQ = "org/jooq/";

  private UsersOfJdbc() {}

  /** Whether a class of this internal name belongs to one. */
  static boolean contains(String internalName) {
    return internalName.startsWith(JOOQ);
  }
}
