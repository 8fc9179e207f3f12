package app.plug;

/** Makes statements that show only what is this thread's. */
public final class ByThread {
  private static final ThreadLocal<String> ITEM = new ThreadLocal<>();

  /** From now on this thread sees no other items. */
  public static void set(String item) {
    ITEM.set(item);
  }

  public String ordersOf(long customer) {
    String all = "select id, item, customer_id from orders where customer_id = #{id}";
    return ITEM.get() == null ? all : all + " and item = '" + ITEM.get() + "'";
  }
}
