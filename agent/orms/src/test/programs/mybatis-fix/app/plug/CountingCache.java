package app.plug;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.cache.Cache;

/** Counts what is put into it. */
public final class CountingCache implements Cache {
  private static final AtomicInteger PUT = new AtomicInteger();

  private final String id;
  private final Map<Object, Object> kept = new ConcurrentHashMap<>();

  public CountingCache(String id) {
    this.id = id;
  }

  /** How much has been put into any since the last time. */
  public static int put() {
    return PUT.getAndSet(0);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public void putObject(Object key, Object value) {
    if (value != null) {
      PUT.incrementAndGet();
      kept.put(key, value);
    }
  }

  @Override
  public Object getObject(Object key) {
    return kept.get(key);
  }

  @Override
  public Object removeObject(Object key) {
    return kept.remove(key);
  }

  @Override
  public void clear() {
    kept.clear();
  }

  @Override
  public int getSize() {
    return kept.size();
  }
}
