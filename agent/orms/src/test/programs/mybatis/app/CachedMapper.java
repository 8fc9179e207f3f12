package app;

import org.apache.ibatis.annotations.CacheNamespace;
import org.apache.ibatis.annotations.Select;

/** What is read by these is kept for other sessions. */
@CacheNamespace
public interface CachedMapper {
  @Select("select id, name from customers where id = #{id}")
  Customer customer(long id);
}
