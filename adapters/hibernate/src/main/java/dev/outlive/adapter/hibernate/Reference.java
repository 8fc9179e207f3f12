package dev.outlive.adapter.hibernate;

import org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;

/**
 * What stands for an entity that is not loaded: a proxy, or an enhanced entity of which nothing but
 * the identifier is there.
 *
 * @param bound the bound object
 * @param entity the entity's name
 * @param id its identifier
 */
record Reference(Object bound, String entity, Object id) {
  /** Null if the bound object is none. */
  static Reference of(Hibernate hibernate, Object bound) {
    if (bound instanceof LazyInitializer proxy) {
      return new Reference(proxy, proxy.getEntityName(), hibernate.id(proxy));
    }
    return bound instanceof EnhancementAsProxyLazinessInterceptor enhanced
        ? new Reference(enhanced, enhanced.getEntityName(), enhanced.getIdentifier())
        : null;
  }

  /** What stands behind a value of an entity's; null if that is loaded. */
  static Reference behind(Hibernate hibernate, Object value) {
    if (value instanceof HibernateProxy proxy) {
      return of(hibernate, proxy.getHibernateLazyInitializer());
    }
    return value instanceof PersistentAttributeInterceptable enhanced
        ? of(hibernate, enhanced.$$_hibernate_getInterceptor())
        : null;
  }
}
