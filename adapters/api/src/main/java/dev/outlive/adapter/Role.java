package dev.outlive.adapter;

/** What a woven method of an ORM means. The receiver and the first argument are told for each. */
public enum Role {
  /** Of a session: it has begun. */
  OPENED,
  /** A query begins; what is bound until it returns was loaded by it. */
  LOADING,
  /** Of a session: the entity in the first argument has been read in it. */
  BOUND,
  /** Of a session: it ends when this returns, and its connection can be used until then. */
  ENDING,
  /** Of an entity: the lazy attribute in the first argument is not loaded and is read now. */
  READ,
  /** Of an entity: the attribute in the first argument takes the value that was just read. */
  KEEP
}
