package app;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.ObjectIdGenerators.PropertyGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.hibernate.Session;

/** A serializer reads whatever it can get at; what refers back to its owner leads it in circles. */
final class Json {
  private final Store store;

  private Json(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Json json = new Json(store);
    return List.of(
        new Scenario("json/back-reference", json::backReference),
        new Scenario("json/identity", json::identity),
        new Scenario("json/from-element", json::fromElement),
        new Scenario("json/circles", json::circles));
  }

  // Each is a method, so that what is learned of one is not known of the others.

  private void backReference() {
    write(Customer.class, 2, Managed.class, NotBack.class);
  }

  private void identity() {
    write(Customer.class, 3, Named.class, NamedOrder.class);
  }

  private void fromElement() {
    write(Order.class, 41, Named.class, NamedOrder.class);
  }

  private void circles() {
    write(Customer.class, 5, Plain.class, PlainOrder.class);
  }

  /** In its session, and twice after the end. */
  private void write(Class<?> type, long id, Class<?> customers, Class<?> orders) {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addMixIn(Customer.class, customers)
            .addMixIn(Order.class, orders)
            .build();
    try (Session session = store.open()) {
      Object entity = session.find(type, id);
      Said.of("open", Said.attempt(() -> mapper.writeValueAsString(entity)));
    }
    for (int round = 1; round <= 2; round++) {
      Object entity = closed(type, id);
      Said.read(round + ".json", store.log(), () -> mapper.writeValueAsString(entity));
    }
  }

  private Object closed(Class<?> type, long id) {
    try (Session session = store.open()) {
      return session.find(type, id);
    }
  }

  // ---- how applications keep it from going on for ever

  @JsonIncludeProperties({"id", "name", "orders"})
  private interface Managed {
    @JsonManagedReference
    List<Order> getOrders();
  }

  @JsonIncludeProperties({"id", "item", "customer"})
  private interface NotBack {
    @JsonBackReference
    Customer getCustomer();
  }

  @JsonIncludeProperties({"id", "name", "orders"})
  @JsonIdentityInfo(generator = PropertyGenerator.class, property = "id")
  private interface Named {}

  @JsonIncludeProperties({"id", "item", "customer"})
  @JsonIdentityInfo(generator = PropertyGenerator.class, property = "id")
  private interface NamedOrder {}

  // ---- and where they do not

  @JsonIncludeProperties({"id", "name", "orders"})
  private interface Plain {}

  @JsonIncludeProperties({"id", "item", "customer"})
  private interface PlainOrder {}
}
