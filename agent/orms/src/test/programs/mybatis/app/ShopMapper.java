package app;

import java.util.List;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.One;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.cursor.Cursor;

/** The statements, whose nested selects are lazy by the configuration. */
public interface ShopMapper {
  @Results(
      id = "order",
      value = {
        @Result(property = "id", column = "id", id = true),
        @Result(
            property = "customer",
            column = "customer_id",
            one = @One(select = "app.ShopMapper.customer"))
      })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order order(long id);

  @Results(
      id = "customer",
      value = {
        @Result(property = "id", column = "id", id = true),
        @Result(
            property = "orders",
            column = "id",
            many = @Many(select = "app.ShopMapper.ordersOf")),
        @Result(property = "notes", column = "id", many = @Many(select = "app.ShopMapper.notesOf"))
      })
  @Select("select id, name from customers where id = #{id}")
  Customer customer(long id);

  @ResultMap("order")
  @Select("select id, item, customer_id from orders where customer_id = #{id} order by id")
  List<Order> ordersOf(long id);

  @Select("select id, text from notes where customer_id = #{id} order by id")
  List<Note> notesOf(long id);

  /** Nothing is lazy of this. */
  @Results({
    @Result(property = "customer.id", column = "customer_id"),
    @Result(property = "customer.name", column = "name")
  })
  @Select(
      "select o.id, o.item, o.customer_id, c.name from orders o"
          + " join customers c on c.id = o.customer_id where o.id = #{id}")
  Order orderWithCustomer(long id);

  /** Its customer is kept by a cache of all sessions. */
  @Results({
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.CachedMapper.customer"))
  })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order orderOfCached(long id);

  @ResultMap("customer")
  @Select("select id, name from customers")
  Cursor<Customer> customers();
}
