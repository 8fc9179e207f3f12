package dev.outlive.weave;

/**
 * What the advice must know of the method that it goes into.
 *
 * @param type the class
 * @param descriptor the method's
 * @param version the class file's major version
 */
record MethodFrame(ClassType type, String descriptor, int version) {
  /** The first version whose methods carry stack map frames. */
  private static final int FIRST_WITH_FRAMES = 50;

  boolean needsFrames() {
    return version >= FIRST_WITH_FRAMES;
  }
}
