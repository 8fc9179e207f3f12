package dev.outlive.weave;

/**
 * Headers of the class files that the transformers are shown, one after the other: each is read
 * once. Thread-safe: of files that several threads load at the same time, some may be read twice.
 */
final class ClassHeaders {
  private volatile ClassHeader last;

  /** The header of this file, for whoever is shown it next as well; null as of no class file. */
  ClassHeader read(byte[] file) {
    ClassHeader header = ClassHeader.of(file);
    last = header;
    return header;
  }

  /** The header of this file, for the last one who is shown it; null as of no class file. */
  ClassHeader take(byte[] file) {
    ClassHeader header = last;
    if (header == null || !header.isOf(file)) {
      return ClassHeader.of(file);
    }
    last = null;
    return header;
  }
}
