package app;

import app.plug.CountingCache;
import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Select;

/** What is read by these is kept for other sessions, in a cache that counts. */
@CacheNamespace(implementation = CountingCache.class)
public interface KeptMapper {
  @Select("select id, name from customers where id = #{id}")
  Customer kept(long id);
}
