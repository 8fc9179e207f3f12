package dev.outlive.adapter;

import java.util.List;

/**
 * What the agent must know of an ORM before any of its classes is loaded. Implementations mention
 * no class of the ORM, have a public constructor without arguments, and are named by a line in
 * {@code META-INF/outlive.adapters}, with the package of the ORM. Immutable.
 */
public interface Adapter {
  /** What the adapter is called in messages, such as {@code outlive-orm}. */
  String name();

  /**
   * The methods that are woven. All must be there as declared: where one is missing, the adapter is
   * switched off for that ORM; and if no other one knows the same classes, it says so.
   */
  List<Point> points();

  /** The classes that can be stood in for; none by default. */
  default List<StandIn> standIns() {
    return List.of();
  }

  /** Where classes of the application refuse reads for the ORM; none by default. */
  default List<Refusal> refusals() {
    return List.of();
  }

  /** Names of the ORM's own classes that are to carry a mark of the agent's in a field. */
  List<String> marked();

  /** Names of what the ORM makes of others' classes, where such an object is told; seldom any. */
  default List<String> interfaces() {
    return List.of();
  }

  /** The name of the class that implements {@link Orm}: loaded beside the ORM's classes. */
  String orm();
}
