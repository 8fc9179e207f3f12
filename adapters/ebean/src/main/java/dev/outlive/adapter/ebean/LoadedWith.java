package dev.outlive.adapter.ebean;

import dev.outlive.adapter.PrivateField;
import io.ebean.bean.BeanCollection;
import io.ebean.bean.BeanCollectionLoader;
import io.ebean.bean.BeanLoader;
import io.ebean.bean.EntityBeanIntercept;
import io.ebean.bean.InterceptReadWrite;
import io.ebean.common.BeanList;
import io.ebeaninternal.api.LoadBeanBuffer;
import io.ebeaninternal.api.LoadManyBuffer;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What an unloaded bean or collection would be loaded with: its neighbours of one query. */
final class LoadedWith {
  private static final PrivateField OF_COLLECTION =
      PrivateField.of(BeanList.class.getSuperclass(), "loader", BeanCollectionLoader.class);
  private static final PrivateField OF_BEAN =
      PrivateField.of(InterceptReadWrite.class, "beanLoader", BeanLoader.class);

  /** Held while Ebean loads the neighbours of a collection; of a bean, its loader has a method. */
  private static final PrivateField LOCK =
      PrivateField.of(
          type("io.ebeaninternal.server.loadcontext.DLoadManyContext$LoadBuffer"),
          "lock",
          ReentrantLock.class);

  // What is called in the application's place has to link before: a name that is taken does.
  private static final BiConsumer<BeanCollection<?>, Object> ADD = BeanCollection::internalAdd;
  private static final Predicate<BeanCollection<?>> EMPTY = BeanCollection::checkEmptyLazyLoad;
  private static final Predicate<BeanCollection<?>> UNLOADED = BeanCollection::isReference;
  private static final BiPredicate<LoadManyBuffer, BeanCollection<?>> LEAVE =
      LoadManyBuffer::removeFromBuffer;

  private LoadedWith() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, LoadManyBuffer.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw (Error) new NoClassDefFoundError(name).initCause(e);
    }
  }

  /** Null if it is loaded by itself. */
  static LoadManyBuffer neighbours(BeanCollection<?> collection) {
    return OF_COLLECTION.in(collection) instanceof LoadManyBuffer buffer ? buffer : null;
  }

  /** Null if it is loaded by itself. */
  static LoadBeanBuffer neighbours(EntityBeanIntercept bean) {
    return OF_BEAN.in(bean) instanceof LoadBeanBuffer buffer ? buffer : null;
  }

  /** Fills a collection, and leaves its neighbours: Ebean would fill it once more, with them. */
  static void fill(BeanCollection<?> collection, List<?> elements) {
    LoadManyBuffer neighbours = neighbours(collection);
    if (neighbours == null) {
      add(collection, elements);
      return;
    }
    Lock lock = (Lock) LOCK.in(neighbours);
    lock.lock();
    try {
      LEAVE.test(neighbours, collection);
      add(collection, elements);
    } finally {
      lock.unlock();
    }
  }

  private static void add(BeanCollection<?> collection, List<?> elements) {
    if (UNLOADED.test(collection)) {
      elements.forEach(each -> ADD.accept(collection, each));
      EMPTY.test(collection);
    }
  }

  /** A bean is about to be filled: Ebean would fill it once more, with them. */
  static void leave(EntityBeanIntercept bean) {
    LoadBeanBuffer neighbours = neighbours(bean);
    if (neighbours instanceof BeanLoader loader) {
      Lock lock = loader.lock();
      try {
        neighbours.batch().remove(bean);
      } finally {
        lock.unlock();
      }
    }
  }
}
