package dev.outlive.corpus;

/** A part that knows how often it did what it is there for. */
public interface Counted {

  /** One line: the part's name in capitals, then {@code name=number} pairs. */
  String counts();

  /** Waits, a minute at most, until what it does by itself was done at least once. */
  default void awaitFirst() throws InterruptedException {}
}
