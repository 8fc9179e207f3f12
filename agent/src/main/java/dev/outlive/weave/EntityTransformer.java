package dev.outlive.weave;

/**
 * Puts advice into the classes that the user has named as entities. Not there where none are named.
 */
final class EntityTransformer extends ContainedTransformer {
  private final EntityClasses named;

  EntityTransformer(EntityClasses named, WovenClasses wovenClasses, WeavingListener listener) {
    super("weaving of entities", wovenClasses, listener);
    this.named = named;
  }

  @Override
  boolean offered(ClassLoader loader, String className) {
    return !Loaders.never(loader, className);
  }

  @Override
  byte[] weave(ClassLoader loader, String className, byte[] file) {
    if (!named.contains(className.replace('/', '.')) || Mocks.generated(className)) {
      return null;
    }
    ClassHeader header = ClassHeader.of(file);
    if (header == null || header.isInterface()) {
      return null;
    }
    beforeFirst();
    return EntityWeaver.weave(file, header);
  }
}
