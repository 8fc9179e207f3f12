package dev.outlive.ledger;

import dev.outlive.hook.Stamped;
import dev.outlive.weave.Loaders;
import dev.outlive.weave.Mocks;
import dev.outlive.weave.WovenClasses;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;

/**
 * What is asked of a class of the host again and again. Hangs on the class and goes with it.
 *
 * @param type the class, for whoever keeps this elsewhere
 * @param mapped whether its objects are woven but carry no stamp
 * @param stampable whether its objects can carry a life at all
 * @param wrapper whether, as a connection, it passes calls on to another
 * @param generatedMock whether a mocking framework made it
 * @param proxy whether it is a JDK proxy: then its handler tells whether it is a mock
 */
record JdbcClass(
    WeakReference<Class<?>> type,
    boolean mapped,
    boolean stampable,
    boolean wrapper,
    boolean generatedMock,
    boolean proxy) {

  /** Of no object. */
  static final JdbcClass NONE =
      new JdbcClass(new WeakReference<>(null), false, false, false, false, false);

  /** What is known of each class, which does not change once there are objects of it. */
  static ClassValue<JdbcClass> all(WovenClasses woven) {
    return new ClassValue<>() {
      @Override
      protected JdbcClass computeValue(Class<?> type) {
        boolean mapped = woven.mapped(type.getName());
        // A proxy of all the interfaces of a woven object has our accessors, too. Where it is
        // defined by a loader that we leave alone they would ask its handler.
        boolean stamped = Stamped.class.isAssignableFrom(type) && !Loaders.never(type);
        return new JdbcClass(
            new WeakReference<>(type),
            mapped,
            mapped || stamped,
            woven.wrapper(type.getName()),
            Mocks.generated(type),
            Proxy.isProxyClass(type));
      }
    };
  }

  /** Whether an object is of this class. */
  boolean of(Object object) {
    return type.refersTo(object.getClass());
  }

  boolean mock(Object object) {
    return generatedMock || proxy && Mocks.handled(object);
  }
}
