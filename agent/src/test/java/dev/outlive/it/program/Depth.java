package dev.outlive.it.program;

/** Through how much of a pool an object is held. */
enum Depth {
  /** As the pool handed it out. */
  WRAPPED,
  /** Unwrapped down to the driver's object. */
  UNWRAPPED,
  /** Made by the driver's connection, so that the pool knows nothing of it. */
  BEHIND_THE_POOL
}
