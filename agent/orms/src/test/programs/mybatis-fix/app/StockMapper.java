package app;

import app.plug.ByThread;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.One;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;

/** Statements for single scenarios. */
public interface StockMapper {
  @ResultMap("app.ShopMapper.customer")
  @Select("select id, name from customers order by id")
  List<Customer> all();

  @Insert("insert into notes (text, customer_id) values (#{text}, #{customer})")
  int note(@Param("text") String text, @Param("customer") long customer);

  @Select("insert into notes (text, customer_id) values ('Returned', #{id}) returning id")
  long returning(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.KeptMapper.kept"))
  })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order orderOfKept(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "notes", column = "id", many = @Many(select = "app.ShopMapper.notesOf"))
  })
  @Select("select id, name from customers where id = #{id}")
  Picky picky(long id);

  // ---- what is not to be run for nobody

  @Select(
      "select id, text from final table"
          + " (insert into notes (text, customer_id) values ('Read', #{id}))")
  List<Note> writing(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "notes", column = "id", many = @Many(select = "app.StockMapper.writing"))
  })
  @Select("select id, name from customers where id = #{id}")
  Customer customerOfWriting(long id);

  @Options(flushCache = Options.FlushCachePolicy.TRUE)
  @Select("select id, text from notes where customer_id = #{id} order by id")
  List<Note> emptying(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "notes", column = "id", many = @Many(select = "app.StockMapper.emptying"))
  })
  @Select("select id, name from customers where id = #{id}")
  Customer customerOfEmptying(long id);

  @Select("select nothing from nowhere where customer_id = #{id}")
  List<Note> failing(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "notes", column = "id", many = @Many(select = "app.StockMapper.failing"))
  })
  @Select("select id, name from customers where id = #{id}")
  Customer customerOfFailing(long id);

  @Select("select id, name from customers where id <= 2 and #{id} > 0")
  Customer several(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.StockMapper.several"))
  })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order orderOfSeveral(long id);

  @SelectProvider(type = ByThread.class, method = "ordersOf")
  List<Order> ordersByThread(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "orders",
        column = "id",
        many = @Many(select = "app.StockMapper.ordersByThread"))
  })
  @Select("select id, name from customers where id = #{id}")
  Customer customerByThread(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.StockMapper.customerByThread"))
  })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order orderByThread(long id);

  // ---- what is in it

  @Select("select bio from customers where id = #{id}")
  Map<String, Object> details(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "details", column = "id", one = @One(select = "app.StockMapper.details"))
  })
  @Select("select id, name from customers where id = #{id}")
  Detailed detailed(long id);

  /** One object of many rows. */
  @Results(
      id = "joined",
      value = {
        @Result(property = "id", column = "id", id = true),
        @Result(property = "name", column = "name"),
        @Result(
            property = "notes",
            many = @Many(resultMap = "app.StockMapper.note", columnPrefix = "note_"))
      })
  @Select(
      "select c.id, c.name, n.id note_id, n.text note_text from customers c"
          + " join notes n on n.customer_id = c.id where c.id = #{id} order by n.id")
  Customer joined(long id);

  @Results(
      id = "note",
      value = {
        @Result(property = "id", column = "id", id = true),
        @Result(property = "text", column = "text")
      })
  @Select("select id, text from notes where id = #{id}")
  Note oneNote(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.StockMapper.joined"))
  })
  @Select("select id, item, customer_id from orders where id = #{id}")
  Order orderOfJoined(long id);

  /** A set asks each of its elements for its hash code, and so for all that is lazy of it. */
  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(property = "orders", column = "id", many = @Many(select = "app.StockMapper.ordersOf"))
  })
  @Select("select id, name from customers where id = #{id}")
  Grouped grouped(long id);

  @Results({
    @Result(property = "id", column = "id", id = true),
    @Result(
        property = "customer",
        column = "customer_id",
        one = @One(select = "app.KeptMapper.kept"))
  })
  @Select("select id, item, customer_id from orders where customer_id = #{id} order by id")
  List<Order> ordersOf(long id);
}
